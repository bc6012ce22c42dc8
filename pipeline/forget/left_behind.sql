-- one row per typed row of a delivered row that is erased for what stands in its cells
insert into erased_typed
select typed.row_key, typed.delivery_no, typed.sheet_no, typed.row_no
from checked.participation typed
join erased_row using (delivery_no, sheet_no, row_no)
where typed.has_cells_mismatch
  and typed.row_key not in (select row_key from erased_typed)
