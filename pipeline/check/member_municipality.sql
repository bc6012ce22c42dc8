-- one row per municipality in the newest list of memberships received by the date, with the days it is a member
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
)
select
    municipality,
    min(from_date) as first_day,
    max(coalesce(to_date, date '9999-12-31')) as last_day,
    list({'first': from_date, 'last': coalesce(to_date, date '9999-12-31')} order by from_date) as periods
from checked.membership
where delivery_no in (select delivery_no from newest) and municipality is not null and from_date is not null
group by municipality
