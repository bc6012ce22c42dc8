-- one row per row of a linked file and row of the main file that it belongs to, null where there is none
insert into checked.linked_row
select $$delivery_no, $$sheet_no, part.row_no, $$main_delivery_no, $$main_sheet_no, main.row_no
from $part part
left join delivered main on $same
