-- one row per stored sheet of a correction: it is read by the very layout that read the sheet it corrects
update accepted.sheet as returned
set layout_version = corrected.layout_version, layout_digest = corrected.layout_digest
from accepted.correction tied
join accepted.sheet corrected
    on corrected.delivery_no = tied.corrects_delivery_no and corrected.sheet_no = tied.corrects_sheet_no
where tied.delivery_no = $delivery_no and tied.sheet_no = $sheet_no
  and returned.delivery_no = tied.delivery_no and returned.sheet_no = tied.sheet_no
