-- one row per row of a linked file that belongs to main rows which are all to be erased
insert into erased_row
select delivery_no, sheet_no, row_no
from checked.linked_row
group by all
having count(main_row_no) > 0
   and bool_and(
       main_row_no is null
       or (main_delivery_no, main_sheet_no, main_row_no) in (select (delivery_no, sheet_no, row_no) from erased_row)
   )
