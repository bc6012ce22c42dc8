-- one row per row of a returned correction sheet: the row it corrects, and why it cannot be tied to one
insert into accepted.corrected_row
with original as ($original),
returned as (
    select
        row_no,
        try_cast(trim($own_row) as bigint) as corrects_row_no,
        coalesce(trim($own_row), '') as number_given,
        coalesce(trim($own_check), '') as check_given
    from $stored
),
checked as (
    select
        *,
        check_given = left(sha256(concat($$sha256, ' ', $$corrects_sheet_no, ' ', corrects_row_no)), 6)
            and corrects_row_no in (select row_no from original) as is_known
    from returned
)
select
    $$delivery_no,
    $$sheet_no,
    row_no,
    corrects_row_no,
    case
        when number_given = '' and check_given = '' then 'correction-row-new'
        when is_known is not true then 'correction-row-changed'
        when count(*) over (partition by corrects_row_no, is_known) > 1 then 'correction-row-twice'
    end
from checked
