-- one row per delivered row (or per row of the layout's SELECT), typed; `unread` has a bit for each column not understood,
-- `restored` one for each code that got its leading zero back
insert into checked.$table
-- What one column alone decides is decided straight from the stored text and before any join: there DuckDB works on
-- each distinct value once, where a column holds few of them.
with read as (
    select *, $values from source
),
with_unread as (
    select *, $unread as unread_single, $restored as restored_codes from read
)
select
    read.row_key, read.delivery_no, read.sheet_no, read.row_no, read.has_cells_mismatch, read.received_on,
    unread_single $unread_lists,
    restored_codes,
    $columns
from with_unread as read $lists
