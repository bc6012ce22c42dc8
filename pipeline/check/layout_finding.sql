-- one row per delivered row at fault under a layout's own rule, tied to the row that was built from it
insert into checked.finding
with at_fault as (
    select delivered.delivery_no, delivered.sheet_no, delivered.row_no, unnest($columns) as column_name
    from checked.suspect delivered
    where delivered.row_key in ($row_keys)
)
select
    '$table',
    coalesce(used.row_key, typed.row_key),
    at_fault.delivery_no,
    at_fault.sheet_no,
    at_fault.row_no,
    at_fault.column_name,
    $$rule,
    $severity
from at_fault
left join checked.used_row used
    on used.table_name = '$table' and used.delivery_no = at_fault.delivery_no
    and used.sheet_no = at_fault.sheet_no and used.row_no = at_fault.row_no
left join checked.$table typed
    on used.row_key is null and typed.delivery_no = at_fault.delivery_no
    and typed.sheet_no = at_fault.sheet_no and typed.row_no = at_fault.row_no
