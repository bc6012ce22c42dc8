-- one row per participation in a complete extract, with whether the extract has lost most of its insats
select
    typed.row_key, typed.row_key as of_row, typed.delivery_no, typed.sheet_no, typed.row_no,
    extract.is_shrunk, extract.since_day is not null as has_earlier
from checked.participation typed
join checked.extract using (delivery_no, sheet_no, insats_id)
where not typed.has_cells_mismatch and typed.participation_id is not null
