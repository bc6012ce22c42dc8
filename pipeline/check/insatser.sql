-- one row per insats in the newest register, with its longest and shortest possible run, its owner and its deliveries
with today as (
    select max(received_on) as day
    from checked.visible
),
delivered as (
    select
        insats_id,
        max(day) as last_day
    from (
        select distinct typed.insats_id, typed.received_on as day
        from checked.participation typed
        where typed.delivery_no in (select delivery_no from checked.visible)
    )
    group by insats_id
),
spent as (
    select post as insats_id, sum(outcome_kr) as spent_kr
    from checked.budget
    where kind = 'insats'
      and delivery_no in (select delivery_no from checked.newest_register where table_name = 'budget')
      and row_key not in (select row_key from checked.taken_row where table_name = 'budget')
    group by post
),
register as (
    select
        insats.*, today.day as today,
        coalesce(start_date, make_date(start_year, 1, 1)) as earliest_start,
        coalesce(start_date, make_date(start_year, 12, 31)) as latest_start,
        -- an insats that goes on has lasted until today
        least(coalesce(end_date, make_date(end_year, 1, 1), today.day), today.day) as earliest_end,
        least(coalesce(end_date, make_date(end_year, 12, 31), today.day), today.day) as latest_end,
        lower(coalesce(provider, owner)) as runs
    from checked.insats, today
    where insats.delivery_no in (select delivery_no from checked.newest_register where table_name = 'insats')
      and insats.row_key not in (select row_key from checked.taken_row where table_name = 'insats')
)
select
    register.row_key, register.row_key as of_row, register.delivery_no, register.sheet_no, register.row_no,
    register.insats_type, register.runs, register.earliest_start, register.latest_start,
    register.earliest_end, register.latest_end, register.renewed_on, register.renewed_until, register.decided_kr,
    register.today,
    coalesce(register.end_date, make_date(register.end_year, 12, 31), register.today) >= register.today
        and coalesce(register.earliest_start, register.today) <= register.today as is_ongoing,
    coalesce(
        (select count(*) from checked.member where member.from_date <= register.latest_end) > 0, false
    ) as has_members,
    (
        select count(*)
        from checked.member
        where member.party = register.runs
          and member.from_date <= register.latest_end
          and member.to_date >= coalesce(register.earliest_start, register.latest_end)
    ) > 0 as is_run_by_member,
    (select count(*) from delivered where date_trunc('quarter', last_day) = date_trunc('quarter', register.today)) > 0
        as has_deliveries_this_quarter,
    date_trunc('quarter', delivered.last_day) = date_trunc('quarter', register.today) as was_delivered_this_quarter,
    spent.spent_kr
from register
left join delivered using (insats_id)
left join spent using (insats_id)
