-- one row per accepted row of a canonical table
create or replace view derived.$table as
select typed.* exclude (has_cells_mismatch)
from checked.$table typed
-- written out, so that DuckDB can skip what it need not read
where typed.delivery_no in ($visible)
  and not exists (
      from derived.not_accepted
      where not_accepted.table_name = '$table' and not_accepted.row_key = typed.row_key
  )
