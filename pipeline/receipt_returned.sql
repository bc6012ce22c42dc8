-- one row per row of the corrections wanted, and per row removed from them: its number in the first delivery, what
-- became of it, and whether an earlier version of it counts
create or replace temp table receipt_returned as
with recursive typed as ($typed),
up as (
    select
        corrected.delivery_no, corrected.sheet_no, corrected.row_no, false as is_removed,
        tied.corrects_delivery_no as up_delivery_no, tied.corrects_sheet_no as up_sheet_no,
        corrected.corrects_row_no as up_row_no, 1 as step
    from accepted.corrected_row corrected
    join accepted.correction tied using (delivery_no, sheet_no)
    where corrected.fault is null and tied.delivery_no in (select delivery_no from receipt_wanted)
    union all
    select
        removed.delivery_no, removed.sheet_no, removed.corrects_row_no, true,
        tied.corrects_delivery_no, tied.corrects_sheet_no, removed.corrects_row_no, 1
    from accepted.removed_row removed
    join accepted.correction tied using (delivery_no, sheet_no)
    where tied.delivery_no in (select delivery_no from receipt_wanted)
    union all
    select
        up.delivery_no, up.sheet_no, up.row_no, up.is_removed, tied.corrects_delivery_no, tied.corrects_sheet_no,
        corrected.corrects_row_no, up.step + 1
    from up
    join accepted.corrected_row corrected
        on corrected.delivery_no = up.up_delivery_no and corrected.sheet_no = up.up_sheet_no
        and corrected.row_no = up.up_row_no and corrected.fault is null
    join accepted.correction tied
        on tied.delivery_no = corrected.delivery_no and tied.sheet_no = corrected.sheet_no
),
replaced as (
    -- rows that have a correction that counts
    select distinct
        tied.corrects_delivery_no as up_delivery_no, tied.corrects_sheet_no as up_sheet_no,
        corrected.corrects_row_no as up_row_no
    from accepted.corrected_row corrected
    join accepted.correction tied using (delivery_no, sheet_no)
    join typed using (delivery_no, sheet_no, row_no)
    where corrected.fault is null and typed.state <> 'set_aside'
)
select
    up.delivery_no,
    up.sheet_no,
    up.row_no,
    up.is_removed,
    arg_max(up.up_row_no, up.step) as first_row_no,
    any_value(own.state) as state,
    -- one that is superseded has another correction in its place
    coalesce(bool_or(earlier.state <> 'set_aside'), false) or count(replaced.up_row_no) > 0 as earlier_counts
from up
left join typed own
    on not up.is_removed and own.delivery_no = up.delivery_no and own.sheet_no = up.sheet_no and own.row_no = up.row_no
left join typed earlier
    on earlier.delivery_no = up.up_delivery_no and earlier.sheet_no = up.up_sheet_no and earlier.row_no = up.up_row_no
left join replaced
    on replaced.up_delivery_no = up.up_delivery_no and replaced.up_sheet_no = up.up_sheet_no
    and replaced.up_row_no = up.up_row_no
group by up.delivery_no, up.sheet_no, up.row_no, up.is_removed
