-- one row per visible delivery: rows delivered = accepted + set aside + repeated + superseded. Rows of people who have
-- been forgotten are none of these: they are a number of their own, and not among the delivered ones any more
create or replace table derived.account as
with typed as (
    select 'participation' as table_name, row_key, delivery_no, sheet_no, row_no from checked.participation
    union all select 'insats', row_key, delivery_no, sheet_no, row_no from checked.insats
    union all select 'membership', row_key, delivery_no, sheet_no, row_no from checked.membership
    union all select 'budget', row_key, delivery_no, sheet_no, row_no from checked.budget
    union all select 'volume', row_key, delivery_no, sheet_no, row_no from checked.volume
),
state as (
    select
        typed.table_name, typed.row_key, typed.delivery_no, typed.sheet_no, typed.row_no,
        coalesce(not_accepted.state, 'accepted') as state
    from typed
    join derived.visible_delivery using (delivery_no)
    left join derived.not_accepted not_accepted using (table_name, row_key)
),
by_select as (
    select distinct delivery_no, sheet_no from checked.used_row
    union
    select distinct delivery_no, sheet_no from checked.finding where rule = 'row-unused'
),
selected_row as (
    -- where a SELECT built rows from several delivered ones: a delivered row is accepted if anything built from it is
    select used.delivery_no, used.sheet_no, used.row_no, arg_min(state.state, array_position(['accepted', 'superseded', 'repeated', 'set_aside'], state.state)) as state
    from checked.used_row used
    join state on state.table_name = used.table_name and state.row_key = used.row_key
    group by used.delivery_no, used.sheet_no, used.row_no
),
linked_row as (
    -- a row of a linked file shares the fate of the main rows it belongs to; without any it is set aside
    select linked.delivery_no, linked.sheet_no, linked.row_no, arg_min(coalesce(main.state, 'set_aside'), array_position(['accepted', 'superseded', 'repeated', 'set_aside'], coalesce(main.state, 'set_aside'))) as state
    from checked.linked_row linked
    join derived.visible_delivery on visible_delivery.delivery_no = linked.main_delivery_no
    left join selected_row main
        on main.delivery_no = linked.main_delivery_no and main.sheet_no = linked.main_sheet_no
        and main.row_no = linked.main_row_no
    group by linked.delivery_no, linked.sheet_no, linked.row_no
),
unread_sheet as (
    -- a main file that lacks a linked file, a linked file that nothing was read with
    select delivery_no, sheet_no, 'set_aside' as state
    from checked.finding
    where rule in ('linked-file-missing', 'linked-file-unused')
    group by delivery_no, sheet_no
    union all
    select delivery_no, sheet_no, 'superseded'
    from accepted.sheet
    where part is not null
      and (delivery_no, sheet_no) not in (select (delivery_no, sheet_no) from linked_row)
      and (delivery_no, sheet_no) not in (select (delivery_no, sheet_no) from checked.finding where rule = 'linked-file-unused')
),
delivered_row as (
    -- where rows follow the file one to one
    select delivery_no, state, count(*) as row_count
    from state
    anti join by_select using (delivery_no, sheet_no)
    group by all
    union all
    select delivery_no, state, count(*) from selected_row group by all
    union all
    select delivery_no, state, count(*) from linked_row group by all
    union all
    select delivery_no, state, sum(rows_delivered - coalesce(rows_forgotten, 0))
    from unread_sheet
    join accepted.sheet using (delivery_no, sheet_no)
    left join (
        select delivery_no, sheet_no, sum(rows_forgotten) as rows_forgotten
        from accepted.forgotten_rows
        group by all
    ) using (delivery_no, sheet_no)
    group by all
    union all
    select delivery_no, 'set_aside', count(*)
    from checked.finding
    join derived.visible_delivery using (delivery_no)
    where rule = 'row-unused'
    group by delivery_no
),
gone as (
    select delivery_no, sum(rows_forgotten)::bigint as forgotten
    from accepted.forgotten_rows
    group by delivery_no
)
select
    delivery_no,
    (select coalesce(sum(rows_delivered), 0) from accepted.sheet where sheet.delivery_no = visible.delivery_no)::bigint
        - coalesce(any_value(gone.forgotten), 0) as rows_delivered,
    coalesce(sum(row_count) filter (state = 'accepted'), 0)::bigint as accepted,
    coalesce(sum(row_count) filter (state = 'set_aside'), 0)::bigint as set_aside,
    coalesce(sum(row_count) filter (state = 'repeated'), 0)::bigint as repeated,
    coalesce(sum(row_count) filter (state = 'superseded'), 0)::bigint as superseded,
    coalesce(any_value(gone.forgotten), 0) as forgotten
from derived.visible_delivery visible
left join delivered_row using (delivery_no)
left join gone using (delivery_no)
group by delivery_no
