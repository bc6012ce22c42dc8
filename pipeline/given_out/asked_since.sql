-- one row per frozen row that is surely there today: by person, insats and quarter, where that is one participation
update published.frozen
set $answers
from (
    select * from derived.outcome
    where is_finished
    qualify count(*) over (partition by person_key, insats_id, exit_quarter) = 1
) now
where now.person_key = frozen.person_key
  and now.insats_id = frozen.insats_id
  and now.exit_quarter = frozen.exit_quarter
