-- one row per budget year up to the day: what its posts add up to, in kronor as budgeted
select
    year,
    coalesce(sum(budget_kr) filter (kind = 'income'), 0) as income,
    coalesce(sum(budget_kr) filter (kind <> 'income'), 0) as cost,
    coalesce(sum(budget_kr) filter (kind = 'insats'), 0) as frame,
    coalesce(sum(budget_kr) filter (kind = 'administration'), 0) as administration,
    coalesce(sum(budget_kr) filter (insats_type = 'individual'), 0) as individual,
    coalesce(sum(budget_kr) filter (insats_type = 'structural'), 0) as structural,
    coalesce(sum(budget_kr) filter (kind = 'insats' and insats_id is null), 0) as no_insats,
    coalesce(sum(budget_kr) filter (is_unallocated), 0) as unallocated,
    coalesce(sum(budget_kr) filter (financier = 'state'), 0) as state,
    coalesce(sum(budget_kr) filter (financier = 'region'), 0) as region,
    coalesce(sum(budget_kr) filter (financier = 'kommun'), 0) as municipalities,
    coalesce(sum(budget_kr) filter (kind = 'income' and financier is null), 0) as unknown_income,
    state + region + municipalities as members,
    (select count(*) from derived.insats) > 0 as has_register
from budget_post
where year <= year($as_of::date)
group by year
