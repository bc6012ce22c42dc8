-- one row per delivery that counts at the date, with its place in the order received and the place of its day;
-- a correction stands directly after the delivery it corrects, on that delivery's day
create or replace temp table delivery_rank as
select
    delivery_no,
    row_number() over (order by stands_on, stands_as, root_no, visible_from, step, file) as place,
    dense_rank() over (order by stands_on) as day,
    stands_on
from accepted.standing_at($as_of::date)
