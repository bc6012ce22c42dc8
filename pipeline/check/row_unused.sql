-- one row per delivered row that the layout's SELECT built nothing from
insert into checked.finding
select $table_name, null, $delivery_no, $sheet_no, row_no, null, 'row-unused', 'set_aside'
from (select row_no from delivered)
where row_no not in (
    select row_no from checked.used_row where delivery_no = $delivery_no and sheet_no = $sheet_no
)
