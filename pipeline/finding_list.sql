-- one row per finding in the deliveries received by the date: the place and the rule, never the value
with everything as (
    select delivery_no, sheet.sheet, finding.row_no, finding.column_name, finding.rule, finding.severity,
        finding.table_name
    from checked.finding
    left join accepted.sheet using (delivery_no, sheet_no)
    union all
    select delivery_no, null, null, null, refused_rule, 'refuse_file', null
    from accepted.delivery
    where outcome = 'refused'
    union all
    select delivery_no, sheet, row_no, column_name, rule, 'warn', null
    from accepted.remark
)
select file, sheet, row_no, column_name, rule, severity, confirmed_by, confirmed_why, table_name
from (
    select
        delivery.received_on, delivery.file, everything.sheet, everything.row_no, everything.column_name,
        everything.rule, everything.severity, confirmation."by" as confirmed_by, confirmation.why as confirmed_why,
        everything.table_name
    from everything
    join accepted.delivery using (delivery_no)
    left join checked.confirmation confirmation
        on confirmation.delivery_no = everything.delivery_no and confirmation.rule = everything.rule
        and confirmation.severity = everything.severity
        and confirmation.sheet is not distinct from everything.sheet
        and confirmation.row_no is not distinct from everything.row_no
    where $as_of::date is null or delivery.received_on <= $as_of::date
    union all
    -- a confirmation or correction that fits nothing: its own file, and its line in the place of a row
    select null, file, null, line, null, rule, 'warn', null, null, null
    from checked.fits_nothing
)
order by received_on nulls last, file, sheet, row_no, rule, column_name
