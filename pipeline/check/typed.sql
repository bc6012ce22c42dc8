-- one row per delivered row (or per row of the layout's SELECT), typed; `unread` has a bit for each column not understood
insert into checked.$table
-- Everything that one column alone decides is decided before any join: there DuckDB still works on each distinct
-- value once, where a column holds few of them.
with cells as (
    select
        place, row_no, has_cells_mismatch,
        $texts
    from source
),
read as (
    select
        place, row_no, has_cells_mismatch,
        $list_texts
        $values
    from cells
),
with_unread as (
    select *, $unread as unread_single from read
)
select
    $$first_key + read.place, $$delivery_no, $$sheet_no, read.row_no, read.has_cells_mismatch, $$received_on,
    unread_single $unread_lists,
    $columns $register_columns
from with_unread as read $lists $register_join
