-- one row per correction that says something without changing a row: how many rows it says to be right, or takes away
create or replace view checked.answered as
select delivery_no, sum(rows)::bigint as rows
from (
    select delivery_no, count(*) as rows
    from accepted.corrected_row
    where fault is null and is_unchanged and said_right is not null
    group by delivery_no
    union all
    -- a row that counts cannot be taken away in a correction
    select removed.delivery_no, count(*)
    from accepted.removed_row removed
    join accepted.correction tied using (delivery_no, sheet_no)
    where exists (
        from checked.finding
        anti join checked.confirmation using (delivery_no, sheet_no, row_no, rule, severity)
        where finding.delivery_no = tied.corrects_delivery_no and finding.sheet_no = tied.corrects_sheet_no
          and finding.row_no = removed.corrects_row_no and finding.severity = 'set_aside'
    )
    group by removed.delivery_no
) as said
group by delivery_no
