-- one row per participation: when it counts, among whom, and a word for each combination of groups and each pattern of answers
create or replace temp table asked_answer as
select
    row_key, returning_person, exit_quarter, start_quarter, is_finished, is_started, is_misregistered, is_completed,
    $known
    $words
from derived.answer
