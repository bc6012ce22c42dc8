-- one row per accepted row of a canonical table
create or replace view derived.$table as
select typed.* exclude (has_cells_mismatch)
from checked.$table typed
-- an anti join: for `not exists` DuckDB would keep a copy of every column of every row while it looks
anti join (select row_key from derived.not_accepted where table_name = '$table') not_accepted
    on not_accepted.row_key = typed.row_key
-- written out, so that DuckDB can skip what it need not read
where typed.delivery_no in ($visible)
