-- one row per part of the three-year limit: insatser within it, past it with a decision that covers, and without
with state as (
    select
        case
            when earliest_start is null then 'undecided'
            when renewed_to is not null then
                case
                    when is_surely_within then 'within'
                    when earliest_end > renewed_to then 'over'
                    else 'renewed'
                end
            when is_surely_within then 'within'
            when is_surely_past then 'over'
            else 'undecided'
        end as state
    from run_of_insats
)
select
    'three_years' as duty,
    part,
    null::integer as year,
    count(*) filter (state = part) as counted,
    count(state) as total,
    count(*) filter (state = 'undecided') as undecided,
    count(*) filter (state = 'over') > 0 as is_broken,
    count(*) filter (state = 'undecided') > 0 as is_open
from (values ('within'), ('renewed'), ('over')) as named(part)
left join state on true
group by part
