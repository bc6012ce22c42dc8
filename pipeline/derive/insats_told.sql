-- one row per insats with participations: what it tells of the time after the start at all. An insats that never tells when
-- work or studies begin has nobody who did not reach them, and one that makes no follow-ups has lost nobody
create or replace table derived.insats_told as
select
    insats_id,
    bool_or(activity_started_on is not null or activity_known_to is not null) as tells_activity,
    bool_or(coalesce(work_6_months, study_6_months, public_support_6_months) is not null) as makes_followup_6,
    bool_or(coalesce(work_12_months, study_12_months, public_support_12_months) is not null) as makes_followup_12
from derived.participation
group by insats_id
