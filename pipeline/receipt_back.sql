-- one row per row at fault and earlier row of which a correction had mended the same fault, or which it had removed; the
-- same key tells them, or where there is none (or another row has it too) the whole content
with later as (
    select found.delivery_no, found.sheet_no, found.row_no, found.rule, found.column_name, $key, hash($columns) as content
    from receipt_finding found
    join checked.$table typed using (delivery_no, sheet_no, row_no)
    where found.delivery_no not in (select delivery_no from accepted.correction) and found.closed_how is null
),
earlier as (
    select
        closed.*, finding.rule, finding.column_name, $key, hash($columns) as content
    from receipt_closed closed
    join checked.finding finding using (delivery_no, sheet_no, row_no)
    join checked.$table typed using (delivery_no, sheet_no, row_no)
    where not closed.is_aside and closed.delivery_no not in (select delivery_no from accepted.correction)
      and not exists (
          from checked.finding again
          where again.delivery_no = closed.by_delivery_no and again.sheet_no = closed.by_sheet_no
            and again.row_no = closed.by_row_no and again.rule = finding.rule
      )
)
select distinct
    later.delivery_no, later.sheet_no, later.row_no, later.rule, later.column_name, earlier.delivery_no, earlier.sheet_no,
    earlier.row_no, earlier.by_delivery_no, earlier.by_sheet_no, earlier.by_row_no, earlier.by_day
from later
join accepted.delivery own on own.delivery_no = later.delivery_no
join earlier on earlier.rule = later.rule and earlier.column_name is not distinct from later.column_name
where earlier.delivery_no <> later.delivery_no and earlier.by_day <= own.received_on
  and (
      earlier.content = later.content
      or $same_key and earlier.by_row_no is not null and not list_contains($$twin_rules, later.rule)
  )
order by later.delivery_no, later.sheet_no, later.row_no, later.rule, earlier.by_day
