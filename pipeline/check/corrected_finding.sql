-- one row per corrected row and column: that it was corrected, never from what to what
insert into checked.finding
select $table_name, null, delivery_no, sheet_no, row_no, unnest($columns), 'corrected', 'warn'
from checked.corrected
where delivery_no = $delivery_no and sheet_no = $sheet_no and correction = $correction
