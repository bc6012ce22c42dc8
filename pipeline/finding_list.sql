-- one row per finding in the deliveries received by the date: the place and the rule, never the value
with everything as (
    select delivery_no, sheet.sheet, finding.row_no, finding.column_name, finding.rule, finding.severity
    from checked.finding
    left join accepted.sheet using (delivery_no, sheet_no)
    union all
    select delivery_no, null, null, null, refused_rule, 'refuse_file'
    from accepted.delivery
    where outcome = 'refused'
    union all
    select delivery_no, sheet, row_no, column_name, rule, 'warn'
    from accepted.remark
)
select delivery.file, sheet, row_no, column_name, rule, severity
from everything
join accepted.delivery using (delivery_no)
where $as_of::date is null or delivery.received_on <= $as_of::date
order by delivery.received_on, delivery.file, sheet, row_no, rule, column_name
