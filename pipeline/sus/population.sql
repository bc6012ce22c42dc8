-- one row per finished participation that left in the span asked for, with what SUS asked about it
create or replace temp table sus_population as
select
    outcome.row_key,
    outcome.age_group,
    outcome.work_before, outcome.work_after,
    outcome.study_before, outcome.study_after,
    outcome.seeking_before, outcome.seeking_after,
    outcome.occupation_before, outcome.occupation_after,
    outcome.work_or_study, outcome.started_or_increased,
    participation.education,
    participation.support_time,
    participation.exit_reason
from derived.answer outcome
join derived.participation participation using (row_key)
where outcome.is_finished
  and participation.exit_date between $first and $last
  and ($insats_id is null or outcome.insats_id = $insats_id)
  and ($gender is null or outcome.gender = $gender)
  and ($municipality is null or outcome.municipality = $municipality)
