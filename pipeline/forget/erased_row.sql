-- one row per delivered row to erase: what the typed rows to erase were built from, and nothing that is left needs
create or replace temp table erased_row as
with built_from as (
    select used.row_key, used.delivery_no, used.sheet_no, used.row_no
    from checked.used_row used
    where used.table_name = 'participation'
    union
    select typed.row_key, typed.delivery_no, typed.sheet_no, typed.row_no
    from checked.participation typed
    -- where a SELECT built the row, the rows it used are known
    where not exists (
        select 1
        from checked.used_row used
        where used.table_name = 'participation' and used.row_key = typed.row_key
    )
)
select delivery_no, sheet_no, row_no
from built_from
group by all
having bool_and(row_key in (select row_key from erased_typed))
