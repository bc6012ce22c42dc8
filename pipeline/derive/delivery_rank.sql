-- one row per delivery that counts at the date: later ranks supersede earlier ones
create or replace temp table delivery_rank as
select
    delivery_no,
    row_number() over (order by received_on, file) as place
from accepted.delivery
where outcome = 'used' and ($as_of::date is null or received_on <= $as_of::date)
