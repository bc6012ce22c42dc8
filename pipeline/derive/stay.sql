-- one row per accepted participation that can be tied to a person: how it stands to the same person's others. Stays that
-- meet on one day follow each other; a misregistered stay is none. Only within this förbund and its pseudonyms
create or replace view derived.stay as
with stay as (
    select row_key, person_id, start_date, exit_date, coalesce(exit_date, date '9999-12-31') as busy_to
    from derived.participation
    where person_id is not null and exit_reason is distinct from 'felregistrering'
),
ended as (
    select person_id, exit_date, row_number() over (partition by person_id order by exit_date, row_key) as nth
    from stay
    where exit_date is not null
    -- several that end on one day are all behind a later start
    qualify row_number() over (partition by person_id, exit_date order by row_key desc) = 1
),
beside as (
    select
        stay.*,
        coalesce(max(busy_to) over earlier > start_date, false)
            or coalesce(min(start_date) over later < busy_to, false) as is_parallel
    from stay
    window
        earlier as (
            partition by person_id order by start_date, row_key rows between unbounded preceding and 1 preceding
        ),
        later as (
            partition by person_id order by start_date, row_key rows between 1 following and unbounded following
        )
)
select
    beside.row_key,
    beside.is_parallel,
    coalesce(ended.nth, 0) as stays_before,
    coalesce(ended.exit_date >= beside.start_date - interval 12 month, false) as is_reentry
from beside
asof left join ended on ended.person_id = beside.person_id and ended.exit_date <= beside.start_date
