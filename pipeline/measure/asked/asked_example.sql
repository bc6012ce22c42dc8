-- one row per participation that is an example: everything that the groups and metrics asked for read of it
create or replace temp table asked_example as
select row_key, $columns
-- of the examples' rows alone: the view of all rows would work out every one of them before it chose
from derived.answer_of('asked_participation')
