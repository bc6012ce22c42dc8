-- one row per insats with anyone in the year: participations, those finished, those who moved on, and those unknown
select
    insats_id,
    count(*) as participations,
    count(*) filter (outcome.is_finished and year(exit_date) = $year) as finished,
    count(*) filter (outcome.is_finished and year(exit_date) = $year and outcome.moved_on) as moved_on,
    count(*) filter (outcome.is_finished and year(exit_date) = $year and outcome.moved_on is null) as unknown
from derived.participation participation
join derived.outcome outcome using (row_key, insats_id)
where derived.takes_part_in($year, registration_level, exit_reason, start_date, exit_date)
group by insats_id
