-- one row per database: the day of the newest delivery of participations that counts
select max(stands_on) as known_to
from accepted.standing_at(null)
join derived.visible_delivery using (delivery_no)
join accepted.sheet using (delivery_no)
where table_name = 'participation'
