-- one row per returned row whose original did not have as many cells as the heading row and which came back unchanged
update $stored as returned
set has_cells_mismatch = true
from accepted.corrected_row corrected
join ($original) as delivered on delivered.row_no = corrected.corrects_row_no
where corrected.delivery_no = $$delivery_no and corrected.sheet_no = $$sheet_no
  and corrected.row_no = returned.row_no and delivered.has_cells_mismatch and $same
