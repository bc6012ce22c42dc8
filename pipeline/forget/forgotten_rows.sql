-- one row per sheet that rows are taken from: how many
insert into fresh.accepted.forgotten_rows
select $erasure_no, delivery_no, sheet_no, count(*)
from (select distinct delivery_no, sheet_no, row_no from erased_row)
group by delivery_no, sheet_no
