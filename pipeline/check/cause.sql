-- one row per rule (and column) that fails for most rows of a sheet, with the last delivery of its kind where it did not
create or replace table checked.cause as
with visible_sheet as (
    select
        sheet.delivery_no, sheet.sheet_no, sheet.table_name, sheet.layout,
        row_number() over (order by visible.received_on, visible.file, sheet.sheet_no) as place
    from accepted.sheet
    join checked.visible using (delivery_no)
),
insats_of_sheet as (
    select distinct delivery_no, sheet_no, insats_id
    from checked.participation
    where insats_id is not null and delivery_no in (select delivery_no from checked.visible)
),
at_fault as (
    select delivery_no, sheet_no, table_name, rule, column_name, count(*) as rows
    from checked.finding
    where row_no is not null and delivery_no in (select delivery_no from checked.visible)
    group by all
),
judged as (
    -- a rule that is put to each column is judged once for each; one that names the column itself, once
    select
        delivery_no, sheet_no, table_name, rule,
        case when question = rule then null else split_part(question, ' ', 2) end as only_column,
        sum(rows_judged) as rows_judged
    from checked.judgement
    where delivery_no in (select delivery_no from checked.visible)
    group by all
),
share as (
    select
        judged.delivery_no, judged.sheet_no, judged.table_name, judged.rule, at_fault.column_name,
        coalesce(at_fault.rows, 0) as rows, judged.rows_judged
    from judged
    left join at_fault
        on at_fault.delivery_no = judged.delivery_no and at_fault.sheet_no = judged.sheet_no
        and at_fault.table_name = judged.table_name and at_fault.rule = judged.rule
        and (judged.only_column is null or judged.only_column = at_fault.column_name)
),
failing as (
    select share.*, sheet.layout, sheet.place
    from share
    join visible_sheet sheet using (delivery_no, sheet_no, table_name)
    where rows >= 10 and rows * 2 >= rows_judged
),
earlier as (
    select failing.delivery_no, failing.sheet_no, failing.rule, failing.column_name, before.delivery_no as since, before.place
    from failing
    join visible_sheet before
        on before.table_name = failing.table_name and before.layout = failing.layout and before.place < failing.place
        and before.delivery_no <> failing.delivery_no
    where failing.table_name <> 'participation' or exists (
        select 1
        from insats_of_sheet mine
        join insats_of_sheet theirs using (insats_id)
        where mine.delivery_no = failing.delivery_no and mine.sheet_no = failing.sheet_no
          and theirs.delivery_no = before.delivery_no and theirs.sheet_no = before.sheet_no
    )
),
good as (
    -- good: the rule was judged there and at most one row in twenty was at fault
    select earlier.delivery_no, earlier.sheet_no, earlier.rule, earlier.column_name, arg_max(earlier.since, earlier.place) as since
    from earlier
    where exists (
        select 1
        from judged
        where judged.delivery_no = earlier.since and judged.rule = earlier.rule and judged.rows_judged > 0
    ) and coalesce((
        select sum(share.rows) / max(share.rows_judged)
        from share
        where share.delivery_no = earlier.since and share.rule = earlier.rule
          and share.column_name is not distinct from earlier.column_name
    ), 0) <= 0.05
    group by all
)
select
    failing.delivery_no, failing.sheet_no, failing.rule, failing.column_name,
    failing.rows::bigint as rows, failing.rows_judged::bigint as rows_judged, good.since as since_delivery_no
from failing
left join good
    on good.delivery_no = failing.delivery_no and good.sheet_no = failing.sheet_no and good.rule = failing.rule
    and good.column_name is not distinct from failing.column_name
