-- one row per delivered row (or per row of the layout's SELECT), typed; `unread` has a bit for each column not understood
insert into checked.$table
with cells as (
    select
        place, row_no, has_cells_mismatch,
        $texts
    from source
),
read as (
    select
        cells.*,
        $values
    from cells $lists
)
select
    $$first_key + read.place, $$delivery_no, $$sheet_no, read.row_no, read.has_cells_mismatch, $$received_on,
    $unread,
    $columns $register_columns
from read $register_join
