-- one row per participation: whose figures it may be among, and what the groups and metrics asked for read of it
create or replace temp table asked_answer as
select $columns
from derived.answer
