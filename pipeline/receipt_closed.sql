-- one row per delivered row that a correction has closed: mended in it, set aside and removed from it, or standing in it
-- still at fault (is_aside: the row there does not count)
create or replace temp table receipt_closed as
with recursive tied as (
    select *
    from accepted.correction
    where delivery_no not in (select delivery_no from accepted.withdrawn where until_day is null)
),
aside as (
    select distinct finding.delivery_no, finding.sheet_no, finding.row_no
    from checked.finding
    anti join checked.confirmation using (delivery_no, sheet_no, row_no, rule, severity)
    where finding.severity = 'set_aside' and finding.row_no is not null
      and finding.delivery_no in (select delivery_no from tied union select corrects_delivery_no from tied)
),
step as (
    select
        tied.corrects_delivery_no, tied.corrects_sheet_no, corrected.corrects_row_no,
        corrected.delivery_no, corrected.sheet_no, corrected.row_no,
        aside.row_no is not null as is_aside, coalesce(corrected.is_unchanged, false) as is_unchanged
    from accepted.corrected_row corrected
    join tied using (delivery_no, sheet_no)
    left join aside
        on aside.delivery_no = corrected.delivery_no and aside.sheet_no = corrected.sheet_no
        and aside.row_no = corrected.row_no
    where corrected.fault is null
),
closed as (
    select
        corrects_delivery_no as delivery_no, corrects_sheet_no as sheet_no, corrects_row_no as row_no,
        delivery_no as by_delivery_no, sheet_no as by_sheet_no, row_no as by_row_no, is_aside, is_unchanged
    from step
    union
    select
        tied.corrects_delivery_no, tied.corrects_sheet_no, removed.corrects_row_no, tied.delivery_no, null, null,
        false, false
    from accepted.removed_row removed
    join tied using (delivery_no, sheet_no)
    join aside
        on aside.delivery_no = tied.corrects_delivery_no and aside.sheet_no = tied.corrects_sheet_no
        and aside.row_no = removed.corrects_row_no
    union
    -- what is mended in a correction of a correction is mended in the first delivery too
    select
        step.corrects_delivery_no, step.corrects_sheet_no, step.corrects_row_no,
        closed.by_delivery_no, closed.by_sheet_no, closed.by_row_no, closed.is_aside, closed.is_unchanged
    from closed
    join step using (delivery_no, sheet_no, row_no)
),
latest as (
    -- a row that counts goes before one that does not, mended before removed (then the row is there), a change before
    -- a row sent back as it was
    select
        closed.*, delivery.file as by_file, delivery.received_on as by_day,
        row_number() over (
            partition by closed.delivery_no, closed.sheet_no, closed.row_no
            order by is_aside, by_row_no is null, is_unchanged, delivery.received_on desc, delivery.file desc
        ) as nth
    from closed
    join accepted.delivery delivery on delivery.delivery_no = closed.by_delivery_no
)
select delivery_no, sheet_no, row_no, by_file, by_day, by_delivery_no, by_sheet_no, by_row_no, is_aside
from latest
where nth = 1
