-- one row per insats in a sheet that is a complete extract; what it is compared with is filled in when it is known
select
    typed.received_on as day, typed.insats_id, typed.delivery_no, typed.sheet_no, count(*) as rows,
    count_if(gender = 'kvinna') as women,
    count_if(gender is not null) as with_gender,
    count_if(registration_level = 'anonymous') as anonymous,
    false as is_shrunk, null::date as since_day
from checked.participation typed
join accepted.sheet using (delivery_no, sheet_no)
where sheet.replaces = 'insats' and not has_cells_mismatch
  and participation_id is not null and insats_id is not null
  and typed.delivery_no in (select delivery_no from checked.visible)
  -- a few mended rows are no extract
  and typed.delivery_no not in (select delivery_no from accepted.correction)
group by all
