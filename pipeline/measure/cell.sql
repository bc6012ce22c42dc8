-- one row per exit quarter, completed or not, and full combination of groups: what every metric counts there
create or replace table measured.cell as
select
    exit_quarter,
    is_completed,
    gender,
    age_group,
    insats_id,
    municipality,
    count(*)::bigint as finished,
    $counts
from $source
where is_finished
group by all
