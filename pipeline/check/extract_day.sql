-- one row per insats and day with complete extracts of it, oldest first
select insats_id, day, sum(rows)::bigint, bool_or(list_contains($confirmed, delivery_no))
from checked.extract
group by insats_id, day
order by insats_id, day
