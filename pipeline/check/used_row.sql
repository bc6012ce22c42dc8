-- one row per delivered row that a row of the layout's SELECT was built from
insert into checked.used_row
select $table_name, $first_key + rowid, $delivery_no, $sheet_no, unnest(delivered_rows)
from selected
