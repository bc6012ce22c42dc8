-- one row per correction in which rows of the delivery stand that are still to be mended or looked at
select distinct closed.by_file
from receipt_closed closed
join checked.finding
    on finding.delivery_no = closed.by_delivery_no and finding.sheet_no = closed.by_sheet_no
    and finding.row_no = closed.by_row_no
anti join checked.confirmation confirmation
    on confirmation.delivery_no = finding.delivery_no and confirmation.sheet_no is not distinct from finding.sheet_no
    and confirmation.row_no = finding.row_no and confirmation.rule = finding.rule
    and confirmation.severity = finding.severity
where closed.delivery_no = $delivery_no
  and (finding.severity = 'set_aside' or list_contains($sender_rules, finding.rule))
order by all
