-- one row per accepted participation that is looked at before all are counted
create or replace temp view asked_glimpsed as
from derived.participation
where row_key % $every = 0
