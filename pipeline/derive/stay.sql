-- one row per accepted participation of a person who has several: how it stands to the person's others. Stays that meet on
-- one day follow each other; a misregistered stay is none. Only within this förbund and its pseudonyms
create or replace table derived.stay as
-- materialized: most people have one stay, and only the others are read, from the typed rows: an outcome is accepted
with of_several as materialized (
    select row_key
    from derived.outcome
    where person_key in (select person_key from derived.outcome group by person_key having count(*) > 1)
),
stay as (
    select row_key, person_id, start_date, exit_date, coalesce(exit_date, date '9999-12-31') as busy_to
    from checked.participation
    where person_id is not null and exit_reason is distinct from 'felregistrering'
      and row_key in (from of_several)
),
-- on one day those who leave go first, then those who come and leave, then those who come to stay
event as (
    select row_key, person_id, exit_date as day, 1 as turn, exit_date as left_on, false as is_start
    from stay
    where exit_date > start_date
    union all
    select row_key, person_id, start_date, 2, exit_date, true
    from stay
    where exit_date = start_date
    union all
    select row_key, person_id, start_date, 3, null, true
    from stay
    where exit_date is distinct from start_date
),
earlier as (
    select row_key, is_start, day, count(left_on) over behind as stays_before, max(left_on) over behind as last_left_on
    from event
    -- groups: of several that come and leave on one day none is before another, whichever row stands first
    window behind as (partition by person_id order by day, turn groups between unbounded preceding and 1 preceding)
),
beside as (
    select
        row_key,
        person_id,
        coalesce(max(busy_to) over sooner > start_date, false)
            or coalesce(min(start_date) over later < busy_to, false) as is_parallel
    from stay
    window
        sooner as (
            partition by person_id order by start_date, busy_to, row_key
            rows between unbounded preceding and 1 preceding
        ),
        later as (
            partition by person_id order by start_date, busy_to, row_key
            rows between 1 following and unbounded following
        )
)
select
    row_key,
    hash(beside.person_id) as person_key,
    beside.is_parallel,
    earlier.stays_before,
    coalesce(earlier.last_left_on >= earlier.day - interval 12 month, false) as is_reentry
from beside
join earlier using (row_key)
where earlier.is_start
