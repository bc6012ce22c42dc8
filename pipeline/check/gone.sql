-- one row per finished participation of the extract before that is in no file of the day that replaced it
with pair as (
    select distinct insats_id, day, since_day
    from checked.extract
    where since_day is not null and not is_shrunk
)
select pair.insats_id, pair.day, earlier.participation_id, min(earlier.row_key) as row_key
from pair
join checked.participation earlier
    on earlier.insats_id = pair.insats_id and earlier.received_on = pair.since_day
where earlier.exit_date is not null and earlier.participation_id is not null
  and earlier.exit_reason is distinct from 'felregistrering'
  and earlier.delivery_no in (select delivery_no from checked.visible)
  and not exists (
      select 1
      from checked.participation now
      where now.received_on = pair.day and now.participation_id = earlier.participation_id
        and now.delivery_no in (select delivery_no from checked.visible)
  )
group by all
