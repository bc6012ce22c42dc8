-- one row per participation in a complete extract that another came before, with whether most of its insats is lost
select
    typed.row_key, typed.row_key as of_row, typed.delivery_no, typed.sheet_no, typed.row_no,
    extract.is_shrunk
from checked.participation typed
join checked.extract using (delivery_no, sheet_no, insats_id)
where extract.since_day is not null and not typed.has_cells_mismatch and typed.participation_id is not null
