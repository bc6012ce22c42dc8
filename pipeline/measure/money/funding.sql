-- one row per kind of financier, and one for administration: its part of the year's income or costs
with side as (
    select
        *,
        kind = 'income' as is_income,
        -- what was spent where all of it is known, else what was budgeted
        count(outcome_kr) over (partition by kind = 'income') = count(*) over (partition by kind = 'income') as is_closed
    from budget_post
    where year = $year
),
amount as (
    select
        is_income, is_closed,
        case when is_income then coalesce(financier, 'unknown') when kind = 'administration' then 'administration' end
            as part,
        case when is_closed then outcome_kr else budget_kr end as kr
    from side
)
select
    part,
    is_income,
    sum(kr) as kr,
    (select sum(kr) from amount everything where everything.is_income = amount.is_income) as of_kr,
    any_value(is_closed) as is_closed
from amount
where part is not null
group by part, is_income
order by is_income desc, part
