-- one row per delivery that somebody has named when confirming that its extract is rightly so small
select delivery_no
from accepted.delivery
where case when $is_by_sha256 then starts_with(sha256, $delivery) else file = $delivery end
