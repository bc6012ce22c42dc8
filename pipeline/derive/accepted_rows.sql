-- one row per accepted row of a canonical table
create or replace view derived.$table as
select typed.* exclude (has_cells_mismatch)
from checked.$table typed
where typed.delivery_no in (select delivery_no from derived.visible_delivery)
  and not exists (
      from derived.not_accepted
      where not_accepted.table_name = '$table' and not_accepted.row_key = typed.row_key
  )
