-- one row per place that one entry confirms: the findings of its rule in the deliveries, sheet and rows it names
create or replace temp table confirmed_place as
with said as (
    select delivery_no, finding.sheet_no, sheet.sheet, finding.row_no, finding.severity
    from checked.finding
    left join accepted.sheet using (delivery_no, sheet_no)
    where finding.rule = $rule and list_contains($deliveries, delivery_no)
    union all
    select delivery_no, null, sheet, null, 'warn'
    from accepted.remark
    where rule = $rule and list_contains($deliveries, delivery_no)
)
select distinct delivery_no, sheet_no, row_no, sheet
from said
where severity = $severity
  and ($sheet is null or sheet = $sheet)
  and (len($rows) = 0 or list_contains($rows, row_no))
