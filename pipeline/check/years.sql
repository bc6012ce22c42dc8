-- one row per year of the newest budget: sums of its posts, of what its total rows say, and of who pays
select
    min(row_key) as row_key, min(row_key) as of_row, delivery_no, min(sheet_no) as sheet_no,
    arg_min(row_no, row_key) as row_no, year,
    coalesce(sum(budget_kr) filter (kind = 'income' and not is_total), 0) as income_kr,
    coalesce(sum(budget_kr) filter (kind <> 'income' and not is_total), 0) as cost_kr,
    coalesce(sum(budget_kr) filter (kind = 'insats' and not is_total), 0) as insatser_kr,
    coalesce(sum(budget_kr) filter (kind = 'administration' and not is_total), 0) as administration_kr,
    coalesce(sum(outcome_kr) filter (kind <> 'income' and not is_total), 0) as outcome_kr,
    sum(budget_kr) filter (kind = 'income' and is_total) as income_total_kr,
    sum(budget_kr) filter (kind = 'insats' and is_total) as insatser_total_kr,
    sum(budget_kr) filter (kind = 'administration' and is_total) as administration_total_kr,
    coalesce(sum(budget_kr) filter (financier = 'state' and not is_total), 0) as state_kr,
    coalesce(sum(budget_kr) filter (financier = 'region' and not is_total), 0) as region_kr,
    coalesce(sum(budget_kr) filter (financier = 'kommun' and not is_total), 0) as municipalities_kr,
    count_if(kind = 'income' and financier is null and not is_total) as incomes_of_unknown_kind,
    coalesce(sum(budget_kr) filter (insats_type = 'individual'), 0) as individual_kr,
    coalesce(sum(budget_kr) filter (insats_type = 'structural'), 0) as structural_kr
from checked.posts
where year is not null
group by delivery_no, year
