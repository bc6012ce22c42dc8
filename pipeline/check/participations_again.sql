-- one row per participation of an extract that was there in the extract before it too, with its exit as it was then
with pair as (
    select insats_id, day, since_day, delivery_no, sheet_no
    from checked.extract
    where since_day is not null and not is_shrunk
),
before as (
    select pair.insats_id, pair.day, earlier.participation_id, any_value(earlier.exit_date) as exit_date
    from (select distinct insats_id, day, since_day from pair) pair
    join checked.participation earlier
        on earlier.insats_id = pair.insats_id and earlier.received_on = pair.since_day
    where earlier.participation_id is not null and not earlier.has_cells_mismatch
      and earlier.delivery_no in (select delivery_no from checked.visible)
    group by all
)
select
    typed.row_key, typed.row_key as of_row, typed.delivery_no, typed.sheet_no, typed.row_no,
    typed.exit_date, before.exit_date as exit_date_before
from checked.participation typed
join pair using (delivery_no, sheet_no, insats_id)
join before using (insats_id, day, participation_id)
where not typed.has_cells_mismatch
  and typed.row_key not in (
      -- what else is wrong with the row comes first
      select row_key
      from checked.finding
      where table_name = 'participation' and severity = 'set_aside' and row_key is not null
  )
