-- one row per participation that is an example: everything that the groups and metrics asked for read of it
create or replace temp table asked_example as
select row_key, $columns
from derived.answer
where row_key in (select row_key from asked_combination union select row_key from asked_pattern)
