-- one row per finding about a person's several stays and other stay that it is about
select
    found.row_no, found.rule,
    other.delivery_no = found.delivery_no as is_in_same_file, other.sheet_no, other.row_no, other.participation_id,
    other.insats_id, other.start_date, other.exit_date
from receipt_finding found
join checked.participation own
    on own.delivery_no = found.delivery_no and own.sheet_no = found.sheet_no and own.row_no = found.row_no
join derived.participation other
    on other.person_id = own.person_id and other.participation_id <> own.participation_id
where found.delivery_no = $delivery_no and found.sheet_no = $sheet_no
  and other.exit_reason is distinct from 'felregistrering'
  and case found.rule
      when 'stay-registered-twice' then other.insats_id = own.insats_id and other.start_date = own.start_date
      when 'stays-same-day' then other.insats_id <> own.insats_id and other.start_date = own.start_date
      when 'stay-overlaps' then other.insats_id = own.insats_id
      when 'stay-parallel' then other.insats_id <> own.insats_id
      else false
  end
  -- of two that overlap, the one that began first is the other one
  and (
      other.start_date < own.start_date
      or other.start_date = own.start_date
      and (found.rule in ('stay-registered-twice', 'stays-same-day') or other.participation_id < own.participation_id)
  )
  and coalesce(other.exit_date, date '9999-12-31') >= own.start_date
order by found.row_no, other.start_date, other.participation_id
