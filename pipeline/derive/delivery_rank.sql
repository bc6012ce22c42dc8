-- one row per delivery that counts at the date, with its place in the order received and the place of its day
create or replace temp table delivery_rank as
select
    delivery_no,
    row_number() over (order by received_on, file) as place,
    dense_rank() over (order by received_on) as day
from accepted.first_receipt
where ($as_of::date is null or received_on <= $as_of::date)
  and delivery_no not in (
      select delivery_no
      from accepted.withdrawn
      where ($as_of::date is null or from_day <= $as_of::date)
        and (until_day is null or until_day > $as_of::date)
  )
