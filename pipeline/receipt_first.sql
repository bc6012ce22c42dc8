-- one row per row of a correction: the row of the delivery corrected first, whose numbers the sender knows
create or replace temp table receipt_first as
with recursive up as (
    select
        corrected.delivery_no, corrected.sheet_no, corrected.row_no, tied.corrects_delivery_no as first_delivery_no,
        tied.corrects_sheet_no as first_sheet_no, corrected.corrects_row_no as first_row_no
    from accepted.corrected_row corrected
    join accepted.correction tied using (delivery_no, sheet_no)
    where corrected.fault is null
    union all
    select
        up.delivery_no, up.sheet_no, up.row_no, tied.corrects_delivery_no, tied.corrects_sheet_no,
        corrected.corrects_row_no
    from up
    join accepted.corrected_row corrected
        on corrected.delivery_no = up.first_delivery_no and corrected.sheet_no = up.first_sheet_no
        and corrected.row_no = up.first_row_no and corrected.fault is null
    join accepted.correction tied
        on tied.delivery_no = corrected.delivery_no and tied.sheet_no = corrected.sheet_no
)
select *
from up
where first_delivery_no not in (select delivery_no from accepted.correction)
