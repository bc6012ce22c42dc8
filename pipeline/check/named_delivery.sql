-- one row per delivery that goes by a file name or the beginning of a SHA-256; whether it had come by the date
select delivery_no, $as_of::date is null or received_on <= $as_of::date as is_visible
from accepted.delivery
where case when $is_by_sha256 then starts_with(sha256, $delivery) else file = $delivery end
  and outcome <> 'repeated'
order by delivery_no
