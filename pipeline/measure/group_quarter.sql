-- one row per exit quarter, completed or not, and published group: the cells added up; null = all
create or replace temp table group_quarter as
select
    exit_quarter,
    is_completed,
    gender,
    age_group,
    insats_id,
    municipality,
    sum(finished)::bigint as finished,
    $sums
from measured.cell
group by grouping sets (
    (exit_quarter, is_completed),
    (exit_quarter, is_completed, gender),
    (exit_quarter, is_completed, age_group),
    (exit_quarter, is_completed, gender, age_group),
    (exit_quarter, is_completed, insats_id),
    (exit_quarter, is_completed, municipality)
)
