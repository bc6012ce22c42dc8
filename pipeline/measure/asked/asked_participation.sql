-- one row per accepted participation that is an example
create or replace temp view asked_participation as
from derived.participation
where row_key in (from asked_key)
