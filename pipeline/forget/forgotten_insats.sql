-- one row per sheet and insats that rows which were not set aside are taken from
insert into fresh.accepted.forgotten_insats
select distinct $erasure_no::integer, typed.delivery_no, typed.sheet_no, typed.insats_id
from checked.participation typed
join erased_typed using (row_key)
where typed.row_key not in (
    select row_key
    from checked.finding
    where table_name = 'participation' and severity = 'set_aside' and row_key is not null
)
