-- one row per sheet: how a stored sheet was read, and the bits of the columns in which some cell was not understood
select
    sheet.layout, sheet.layout_version,
    (select bit_or(unread) from checked.$table where delivery_no = $$delivery_no and sheet_no = $$sheet_no) as unread
from accepted.sheet
where sheet.delivery_no = $$delivery_no and sheet.sheet_no = $$sheet_no and sheet.part is null
  and sheet.table_name = '$table'
  -- there the cells that were read are not those that stand in the file
  and not exists (from checked.corrected where delivery_no = $$delivery_no and sheet_no = $$sheet_no)
