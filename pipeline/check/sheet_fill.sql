-- one row per sheet in question: rows, rows whose answers are expected (before, at exit), and values per column
insert into checked.sheet_fill
with counted as (
    select
        delivery_no, sheet_no, count(*) as rows, $expected as rows_expected, $finished as rows_finished,
        [$counts] as fills
    from checked.$table
    where delivery_no in (select delivery_no from in_question)
    group by delivery_no, sheet_no
)
select
    '$table', delivery_no, sheet_no, rows, rows_expected, rows_finished,
    list_filter(fills, lambda fill: fill.values > 0).list_transform(lambda fill: fill.name),
    fills
from counted
