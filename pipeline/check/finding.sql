-- one row per row at fault and column
insert into checked.finding
select '$table', row_key, delivery_no, sheet_no, row_no, column_name, $$rule, $severity
from (
    select $row_key as row_key, delivery_no, sheet_no, row_no, unnest($columns) as column_name
    from checked.suspect
    where row_key in ($row_keys)
)
