-- one row per time a file was read, in the order they were read: what came, when, and what became of its rows by the date
with layout as (
    select delivery_no, string_agg(distinct layout, ', ' order by layout) as layouts
    from accepted.sheet
    group by delivery_no
),
entry as (
    select
        delivery_no, file, sha256, received_on, outcome, refused_rule,
        coalesce(repeats_delivery_no, delivery_no) as rows_of, null::integer as read_again_as
    from accepted.delivery
    union all
    select
        delivery_no, file, sha256, received_on, 'refused', refused_rule, delivery_no, read_again_as
    from accepted.earlier_reading
),
withdrawn as (
    select delivery_no, from_day, reason, decided_by
    from accepted.withdrawn
    where ($as_of::date is null or from_day <= $as_of::date)
      and (until_day is null or until_day > $as_of::date)
)
select
    entry.delivery_no,
    entry.received_on,
    entry.file,
    entry.sha256,
    layout.layouts,
    case
        when entry.read_again_as is not null then 'read_again'
        when withdrawn.delivery_no is not null then 'withdrawn'
        when entry.outcome = 'refused' then 'refused'
        when entry.outcome = 'repeated' then 'repeated'
        when account.accepted = 0 and account.superseded > 0 then 'superseded'
        else 'in_force'
    end as state,
    entry.refused_rule,
    entry.read_again_as,
    account.rows_delivered,
    case when entry.outcome = 'repeated' then 0 else account.accepted end,
    case when entry.outcome = 'repeated' then 0 else account.set_aside end,
    case when entry.outcome = 'repeated' then account.rows_delivered else account.repeated end,
    case when entry.outcome = 'repeated' then 0 else account.superseded end,
    case when entry.outcome = 'repeated' then 0 else account.forgotten end,
    withdrawn.from_day,
    withdrawn.reason,
    withdrawn.decided_by
from entry
left join derived.account account on account.delivery_no = entry.rows_of
left join layout on layout.delivery_no = entry.rows_of
left join withdrawn on withdrawn.delivery_no = entry.delivery_no
where $as_of::date is null or entry.received_on <= $as_of::date
order by entry.delivery_no
