-- one row per insats in the newest register received by the date: a register replaces the ones before it whole
create or replace temp table insats_register as
with newest as (
    select delivery_no
    from checked.insats
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
    insats_id,
    any_value(insats_type) as insats_type,
    any_value(youngest) as youngest,
    any_value(oldest) as oldest,
    -- where only a year is known, the widest that the year allows
    coalesce(any_value(start_date), make_date(any_value(start_year), 1, 1)) as earliest_start,
    coalesce(any_value(end_date), make_date(any_value(end_year), 12, 31)) as latest_end
from checked.insats
where delivery_no in (select delivery_no from newest) and insats_id is not null and insats_type is not null
group by insats_id
