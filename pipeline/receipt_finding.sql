-- one row per finding in the deliveries wanted, with the case and period it is about; caused: it is one of many with one cause
create or replace temp table receipt_finding as
with cases as ($cases),
confirmed as (
    select delivery_no, sheet, row_no, rule, severity, any_value("by") as confirmed_by, any_value(why) as confirmed_why
    from checked.confirmation
    group by all
),
mended as (
    select distinct tied.corrects_delivery_no as delivery_no, tied.corrects_sheet_no as sheet_no, corrected.corrects_row_no as row_no
    from accepted.corrected_row corrected
    join accepted.correction tied using (delivery_no, sheet_no)
    where tied.corrects_delivery_no in (select delivery_no from receipt_wanted) and corrected.fault is null
      and not exists (
          select 1
          from checked.finding
          where finding.delivery_no = corrected.delivery_no and finding.sheet_no = corrected.sheet_no
            and finding.row_no = corrected.row_no and finding.severity = 'set_aside'
      )
),
found as (
    select table_name, row_key, delivery_no, sheet_no, row_no, column_name, rule, severity
    from checked.finding
    where delivery_no in (select delivery_no from receipt_wanted)
)
select
    found.delivery_no,
    found.sheet_no,
    sheet.sheet,
    found.row_no,
    found.column_name,
    found.rule,
    found.severity,
    cases.case_id,
    cases.period,
    cause.rule is not null and confirmed.rule is null as is_caused,
    mended.row_no is not null as is_mended,
    cause.rows_judged,
    since.file as since_file,
    confirmed.confirmed_by,
    confirmed.confirmed_why
from found
left join cases using (table_name, row_key)
left join accepted.sheet sheet on sheet.delivery_no = found.delivery_no and sheet.sheet_no = found.sheet_no
left join checked.cause cause
    on cause.delivery_no = found.delivery_no and cause.sheet_no = found.sheet_no and cause.rule = found.rule
    and cause.column_name is not distinct from found.column_name and found.row_no is not null
left join accepted.delivery since on since.delivery_no = cause.since_delivery_no
left join confirmed
    on confirmed.delivery_no = found.delivery_no and confirmed.rule = found.rule
    and confirmed.severity = found.severity and confirmed.sheet is not distinct from sheet.sheet
    and confirmed.row_no is not distinct from found.row_no
left join mended
    on mended.delivery_no = found.delivery_no and mended.sheet_no = found.sheet_no and mended.row_no = found.row_no
union all
select remark.delivery_no, null, remark.sheet, remark.row_no, remark.column_name, remark.rule, 'warn', null, null, false, false,
    null, null, confirmed.confirmed_by, confirmed.confirmed_why
from accepted.remark remark
left join confirmed
    on confirmed.delivery_no = remark.delivery_no and confirmed.rule = remark.rule and confirmed.severity = 'warn'
    and confirmed.sheet is not distinct from remark.sheet and confirmed.row_no is not distinct from remark.row_no
where remark.delivery_no in (select delivery_no from receipt_wanted)
