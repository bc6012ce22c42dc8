-- one row per row whose key stands again in the same delivery, and row that has the same key
select distinct found.row_no, found.rule, other.sheet_no, other.row_no
from receipt_finding found
join checked.$table own
    on own.delivery_no = found.delivery_no and own.sheet_no = found.sheet_no and own.row_no = found.row_no
join checked.$table other on other.delivery_no = own.delivery_no and other.row_key <> own.row_key and $same_key
where found.delivery_no = $$delivery_no and found.sheet_no = $$sheet_no
  and found.rule in ('participation-twice', 'key-twice')
order by all
