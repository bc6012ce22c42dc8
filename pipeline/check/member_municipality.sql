-- one row per municipality in the newest list of memberships received by the date: its days as a member, and its longest gap
create or replace table checked.member_municipality as
with newest as (
    select delivery_no
    from checked.membership
    join accepted.first_receipt using (delivery_no)
    where ($as_of::date is null or first_receipt.received_on <= $as_of::date)
      and delivery_no not in (
          select delivery_no
          from accepted.withdrawn
          where ($as_of::date is null or from_day <= $as_of::date)
            and (until_day is null or until_day > $as_of::date)
      )
    order by first_receipt.received_on desc, first_receipt.file desc
    limit 1
),
period as (
    select municipality, from_date, coalesce(to_date, date '9999-12-31') as to_date
    from checked.membership
    where delivery_no in (select delivery_no from newest) and municipality is not null and from_date is not null
),
gap as (
    select
        municipality, from_date, to_date,
        max(to_date) over (
            partition by municipality order by from_date rows between unbounded preceding and 1 preceding
        ) as left_on
    from period
)
select
    municipality,
    min(from_date) as first_day,
    max(to_date) as last_day,
    arg_max(left_on + 1, from_date - left_on) filter (from_date > left_on + 1) as gap_from,
    arg_max(from_date - 1, from_date - left_on) filter (from_date > left_on + 1) as gap_to
from gap
group by municipality
