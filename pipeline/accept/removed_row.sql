-- one row per row that stood on the sheet when it was sent out and that is not there now it comes back
insert into accepted.removed_row
with sent as (
    select unnest($rows::bigint[]) as row_no
),
returned as (
    select corrects_row_no, fault
    from accepted.corrected_row
    where delivery_no = $delivery_no and sheet_no = $sheet_no
)
select $delivery_no, $sheet_no, sent.row_no
from sent
where not exists (select 1 from returned where returned.corrects_row_no = sent.row_no)
  -- a row that has lost its number may be any of them: then nothing is known to have been removed
  and not exists (select 1 from returned where fault in ('correction-row-new', 'correction-row-changed'))
