-- one row per typed row of a correction that can be tied to the typed row it corrects; is_same: it says nothing new
create or replace temp table corrected_pair as
with returned as (
    select corrected.delivery_no, corrected.sheet_no, corrected.row_no, tied.corrects_delivery_no,
        tied.corrects_sheet_no, corrected.corrects_row_no
    from accepted.corrected_row corrected
    join accepted.correction tied using (delivery_no, sheet_no)
    join delivery_rank using (delivery_no)
    where corrected.fault is null
),
content as (
    select row_key, delivery_no, sheet_no, row_no, hash($columns) as content
    from checked.$table
    where delivery_no in (select delivery_no from returned union select corrects_delivery_no from returned)
)
select
    correcting.row_key as new_key,
    corrected.row_key as old_key,
    correcting.content = corrected.content as is_same
from returned
join content correcting
    on correcting.delivery_no = returned.delivery_no and correcting.sheet_no = returned.sheet_no
    and correcting.row_no = returned.row_no
join content corrected
    on corrected.delivery_no = returned.corrects_delivery_no and corrected.sheet_no = returned.corrects_sheet_no
    and corrected.row_no = returned.corrects_row_no
