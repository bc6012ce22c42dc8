-- one row per accepted participation: as before, and the answer to every metric that is published by its definition alone
create or replace table derived.outcome as
select outcome.*, $own
from derived.outcome outcome
join derived.answer answer using (row_key)
