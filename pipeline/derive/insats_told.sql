-- one row per insats that tells anything of the time after the start. An insats that never tells when work or studies begin
-- has nobody who did not reach them, and one that makes no follow-ups has lost nobody
create or replace table derived.insats_told as
with told as (
    -- one by one, so that a column that nobody delivers is not read
    select distinct insats_id, 'activity' as about
    from derived.participation
    where coalesce(activity_started_on, activity_known_to) is not null
    union all
    select distinct insats_id, 'followup_6'
    from derived.participation
    where coalesce(work_6_months, study_6_months, public_support_6_months) is not null
    union all
    select distinct insats_id, 'followup_12'
    from derived.participation
    where coalesce(work_12_months, study_12_months, public_support_12_months) is not null
)
select
    insats_id,
    bool_or(about = 'activity') as tells_activity,
    bool_or(about = 'followup_6') as makes_followup_6,
    bool_or(about = 'followup_12') as makes_followup_12
from told
group by insats_id
