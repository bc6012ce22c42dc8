-- one row per finding in the deliveries wanted, with the case and period it is about; caused: it is one of many with one
-- cause. What only follows from a cell that cannot be read is left out: the cell is what there is to mend
create or replace temp table receipt_finding as
with cases as ($cases),
confirmed as (
    select delivery_no, sheet, row_no, rule, severity, any_value("by") as confirmed_by, any_value(why) as confirmed_why,
        any_value("on") as confirmed_on
    from checked.confirmation
    group by all
),
again as (
    select distinct delivery_no, sheet_no, row_no, rule
    from checked.finding
    where delivery_no in (select by_delivery_no from receipt_closed)
),
found as (
    select table_name, row_key, delivery_no, sheet_no, row_no, column_name, rule, severity
    from checked.finding
    where delivery_no in (select delivery_no from receipt_wanted)
),
unread as (
    select found.delivery_no, found.sheet_no, found.row_no, found.column_name, looks.rule, looks.of_column
    from found
    join receipt_looks looks on looks.column_name = found.column_name
    where found.row_no is not null
      and (
          found.rule = 'unreadable-value'
          or found.rule = 'unknown-code' and looks.is_single_code
      )
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
    closed.row_no is not null as is_closed,
    closed.by_file as closed_file,
    closed.by_day as closed_day,
    case
        when closed.row_no is null then null
        when closed.by_row_no is null then 'removed'
        when closed.is_aside or again.rule is not null then 'again'
        else 'mended'
    end as closed_how,
    returned.first_row_no,
    cause.rows_judged,
    since.file as since_file,
    confirmed.confirmed_by,
    confirmed.confirmed_why,
    confirmed.confirmed_on
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
left join receipt_closed closed
    on closed.delivery_no = found.delivery_no and closed.sheet_no = found.sheet_no and closed.row_no = found.row_no
left join again
    on again.delivery_no = closed.by_delivery_no and again.sheet_no = closed.by_sheet_no
    and again.row_no = closed.by_row_no and again.rule = found.rule
left join receipt_returned returned
    on not returned.is_removed and returned.delivery_no = found.delivery_no and returned.sheet_no = found.sheet_no
    and returned.row_no = found.row_no
-- which of two corrections holds is no question where this one is not used
where (found.rule <> 'correction-again' or returned.state is distinct from 'set_aside')
  and not (found.severity = 'warn' and exists (
      from unread
      where unread.delivery_no = found.delivery_no and unread.sheet_no = found.sheet_no
        and unread.row_no = found.row_no and unread.rule = found.rule
        and coalesce(unread.of_column, found.column_name) is not distinct from found.column_name
  ))
union all
select remark.delivery_no, null, remark.sheet, remark.row_no, remark.column_name, remark.rule, 'warn', null, null, false, false,
    null, null, null, null, null, null, confirmed.confirmed_by, confirmed.confirmed_why,
    confirmed.confirmed_on
from accepted.remark remark
left join confirmed
    on confirmed.delivery_no = remark.delivery_no and confirmed.rule = remark.rule and confirmed.severity = 'warn'
    and confirmed.sheet is not distinct from remark.sheet and confirmed.row_no is not distinct from remark.row_no
where remark.delivery_no in (select delivery_no from receipt_wanted)
