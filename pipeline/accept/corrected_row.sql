-- one row per row of a returned correction sheet: the row it corrects, why it cannot be tied to one, whether it came back
-- as it was, and the words of the rules that it is said to be right about
insert into accepted.corrected_row (delivery_no, sheet_no, row_no, corrects_row_no, fault, is_unchanged, said_right)
with original as ($original),
returned as (
    select
        returned.row_no as returned_row_no,
        try_cast(trim($own_row) as bigint) as corrects_row_no,
        coalesce(trim($own_row), '') as number_given,
        coalesce(trim($own_check), '') as check_given,
        list_contains($$yes, lower(trim($own_right))) as is_right,
        coalesce($same, false) as is_same
    from $stored returned
    left join original delivered on delivered.row_no = try_cast(trim(returned.$own_row) as bigint)
),
checked as (
    select
        *,
        left(check_given, 6) = left(sha256(concat($$sha256, ' ', $$corrects_sheet_no, ' ', corrects_row_no)), 6)
            and regexp_full_match(check_given, '[0-9a-f]{6}(:[g-v]{6})*')
            and corrects_row_no in (select row_no from original) as is_known
    from returned
)
select
    $$delivery_no,
    $$sheet_no,
    returned_row_no,
    corrects_row_no,
    case
        when number_given = '' and check_given = '' then 'correction-row-new'
        when is_known is not true then 'correction-row-changed'
        when count(*) over (partition by corrects_row_no, is_known) > 1 then 'correction-row-twice'
    end,
    is_known is true and is_same,
    case when is_right and is_known then nullif(substring(check_given, 8), '') end
from checked
