-- one row per register row whose place a row of a correction has taken
with register as (
    select 'insats' as table_name, row_key, delivery_no, sheet_no, row_no from checked.insats
    union all select 'membership', row_key, delivery_no, sheet_no, row_no from checked.membership
    union all select 'budget', row_key, delivery_no, sheet_no, row_no from checked.budget
    union all select 'volume', row_key, delivery_no, sheet_no, row_no from checked.volume
)
select distinct old.table_name, old.row_key
from accepted.corrected_row corrected
join accepted.correction tied using (delivery_no, sheet_no)
join checked.visible using (delivery_no)
join register new using (delivery_no, sheet_no, row_no)
join register old
    on old.table_name = new.table_name and old.delivery_no = tied.corrects_delivery_no
    and old.sheet_no = tied.corrects_sheet_no and old.row_no = corrected.corrects_row_no
where corrected.fault is null
  and not exists (
      select 1
      from checked.finding
      where finding.table_name = new.table_name and finding.row_key = new.row_key and finding.severity = 'set_aside'
  )
