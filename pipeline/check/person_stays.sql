-- one row per participation in force of a person who has several, beside the person's earlier ones
with newest as (
    select insats_id, max(day) as day
    from checked.extract
    where not is_shrunk
    group by insats_id
),
kept_sheet as (
    select sheet.delivery_no, sheet.sheet_no, sheet.replaces, visible.received_on, visible.file
    from accepted.sheet
    join checked.visible using (delivery_no)
    where sheet.table_name = 'participation'
),
-- read twice rather than gathered: the first time only the person is asked for
in_force as not materialized (
    select
        typed.row_key, typed.delivery_no, typed.sheet_no, typed.row_no, typed.participation_id, typed.person_id,
        typed.insats_id, typed.start_date, typed.exit_date, typed.gender, typed.birth_year,
        kept.received_on as received, kept.file
    from checked.participation typed
    join kept_sheet kept using (delivery_no, sheet_no)
    left join newest on newest.insats_id = typed.insats_id
    where typed.person_id is not null and typed.start_date is not null
      and typed.exit_reason is distinct from 'felregistrering'
      and (kept.replaces <> 'insats' or kept.received_on = newest.day)
),
-- the person's hash is enough to find who may have several; most have one
several as (
    select hash(person_id) as person
    from in_force
    group by person
    having count(*) > 1
),
theirs as (
    select in_force.*
    from in_force
    where hash(person_id) in (select person from several)
      and row_key not in (
          select row_key
          from checked.finding
          where table_name = 'participation' and severity = 'set_aside' and row_key is not null
      )
    -- the same participation again counts as its newest row
    qualify row_number() over (
        partition by participation_id order by received desc, file desc, row_key desc
    ) = 1
)
select
    row_key, row_key as of_row, delivery_no, sheet_no, row_no,
    start_date,
    count(*) over person as stays,
    count(distinct gender) over person as genders,
    count(distinct birth_year) over person as birth_years,
    row_number() over same_start as nth_of_start,
    row_number() over same_insats_start as nth_of_insats_and_start,
    max(coalesce(exit_date, date '9999-12-31')) over before_in_insats as insats_busy_to,
    max(coalesce(exit_date, date '9999-12-31')) over before_anywhere as busy_to
from theirs
window
    person as (partition by person_id),
    same_start as (partition by person_id, start_date order by insats_id, participation_id),
    same_insats_start as (partition by person_id, insats_id, start_date order by participation_id),
    before_in_insats as (
        partition by person_id, insats_id order by start_date, participation_id
        rows between unbounded preceding and 1 preceding
    ),
    before_anywhere as (
        partition by person_id order by start_date, participation_id
        rows between unbounded preceding and 1 preceding
    )
