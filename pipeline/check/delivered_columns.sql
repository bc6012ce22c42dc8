-- one row per sheet of participations and column, with how filled it is and was in the sheet it is compared with
with paired as (
    select delivery_no, sheet_no, arg_max(earlier, day) as earlier
    from (
        select
            now.delivery_no, now.sheet_no, before.day,
            {'delivery_no': before.delivery_no, 'sheet_no': before.sheet_no} as earlier
        from checked.extract now
        join checked.extract before on before.insats_id = now.insats_id and before.day = now.since_day
    )
    group by delivery_no, sheet_no
),
fill as (
    select
        sheet_fill.delivery_no, sheet_fill.sheet_no, unnest(fills).name as column_name, unnest(fills).values as filled,
        rows_expected, rows_finished
    from checked.sheet_fill
    where table_name = 'participation' and delivery_no in (select delivery_no from checked.visible)
),
counted as (
    select
        delivery_no, sheet_no, column_name, filled,
        case when column_name in ($at_exit) then rows_finished else rows_expected end as expected
    from fill
    where column_name not in ('exit_date', 'person_id')
)
select
    row_number() over () as row_key, null::bigint as of_row,
    now.delivery_no, now.sheet_no, null::bigint as row_no, now.column_name,
    now.expected,
    now.filled,
    now.column_name in ($needed) as is_needed,
    before.expected as expected_before,
    before.filled as filled_before
from counted now
left join paired using (delivery_no, sheet_no)
left join counted before
    on before.delivery_no = paired.earlier.delivery_no and before.sheet_no = paired.earlier.sheet_no
    and before.column_name = now.column_name
