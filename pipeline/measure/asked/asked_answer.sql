-- one row per participation asked about: the quarter it belongs to, and what groups and metrics read of it
create or replace temp table asked_answer as
select
    $quarter as quarter,
    is_completed,
    person_key,
    $columns
from derived.answer
where $population and $quarter is not null
