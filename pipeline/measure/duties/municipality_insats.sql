-- one row per day asked for: member municipalities, and those without an insats going on
with member as (
    select distinct lower(party) as party
    from derived.membership
    where party_type = 'kommun' and $as_of::date between from_date and coalesce(to_date, date '9999-12-31')
),
ongoing as (
    select
        owned_by,
        run_by,
        -- an insats without a start in the register may not have begun
        coalesce(latest_start <= $as_of::date, false) and earliest_end >= $as_of::date as is_sure
    from run_of_insats
    where latest_end >= $as_of::date
),
state as (
    select
        member.party,
        case
            when bool_or(ongoing.is_sure) then 'with'
            when count(ongoing.is_sure) > 0 then 'undecided'
            -- a register that names nobody says nothing about anybody
            when (select count(run_by) from ongoing) = 0 and (select count(*) from ongoing) > 0 then 'undecided'
            when (select count(*) from derived.insats) = 0 then 'undecided'
            else 'without'
        end as state
    from member
    left join ongoing on member.party in (ongoing.owned_by, ongoing.run_by)
    group by member.party
)
select
    'municipality_insats' as duty,
    'without' as part,
    null::integer as year,
    count(*) filter (state = 'without') as counted,
    count(*) as total,
    count(*) filter (state = 'undecided') as undecided,
    count(*) filter (state = 'without') > 0 as is_broken,
    count(*) filter (state = 'undecided') > 0 as is_open
from state
