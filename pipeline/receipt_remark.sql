-- one row per line of remarks: a finding, or one cause behind many findings
with line as (
    select
        any_value(sheet_no) as sheet_no, sheet, row_no, column_name, rule, severity,
        any_value(case_id) as case_id, any_value(period) as period, 1 as row_count, null::bigint as judged,
        null::varchar as since_file, any_value(confirmed_by) as confirmed_by, any_value(confirmed_why) as confirmed_why,
        any_value(first_row_no) as first_row_no, any_value(closed_file) as closed_file, any_value(closed_day) as closed_day,
        any_value(closed_how) as closed_how, any_value(confirmed_on) as confirmed_on
    from receipt_finding
    where delivery_no = $delivery_no and not is_caused and not list_contains($extract_rules, rule)
    group by sheet, row_no, column_name, rule, severity
    union all
    select
        sheet_no, any_value(sheet), null, column_name, rule, severity,
        null, null, count(distinct row_no), any_value(rows_judged),
        any_value(since_file), null, null, null, null, null, null, null
    from receipt_finding
    where delivery_no = $delivery_no and is_caused and not list_contains($extract_rules, rule)
    group by sheet_no, rule, column_name, severity
    union all
    -- an extract that is held back is one thing, however many rows it has
    select
        sheet_no, any_value(sheet), null, column_name, rule, severity,
        null, null, count(distinct row_no), null, null, confirmed_by, any_value(confirmed_why), null, null, null, null,
        any_value(confirmed_on)
    from receipt_finding
    where delivery_no = $delivery_no and list_contains($extract_rules, rule)
    group by sheet_no, rule, column_name, severity, confirmed_by
)
select sheet_no, sheet, row_no, column_name, rule, severity, case_id, period, row_count, judged, since_file,
    confirmed_by, confirmed_why, confirmed_on, first_row_no, closed_file, closed_day, closed_how, count(*) over () as lines
from line
order by row_count > 1 desc, row_no is not null, case_id is null, case_id, period, sheet_no, row_no, rule, column_name
limit $most
