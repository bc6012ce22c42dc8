-- one row per accepted participation, with its groups and every yes/no that a metric counts (null = not known)
create or replace table derived.outcome as
select
    row_key,
    person_key,
    insats_id,
    gender,
    age_group,
    municipality,
    exit_quarter,
    is_finished,
    is_completed,
    moved_on,
    work_or_study,
    work_study_or_seeking,
    started_or_increased,
    health_better,
    health_same,
    health_worse,
    public_support_before,
    public_support_after,
    had_public_support,
    left_public_support,
    had_no_occupation,
    begun_within_3,
    begun_within_6,
    begun_within_12
from derived.outcome_of('derived.participation')
