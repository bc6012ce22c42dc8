-- one row per insats with anyone in the year: participations, those finished, those who moved on, and those unknown
select
    insats_id,
    count(*) as participations,
    count(*) filter (outcome.is_finished and year(exit_date) = $year) as finished,
    count(*) filter (outcome.is_finished and year(exit_date) = $year and outcome.moved_on) as moved_on,
    count(*) filter (outcome.is_finished and year(exit_date) = $year and outcome.moved_on is null) as unknown
from derived.participation participation
join derived.outcome outcome using (row_key, insats_id)
where exit_reason is distinct from 'felregistrering'
  and case
      -- of the anonymous only the start is recorded: without an exit they would go on for ever
      when registration_level = 'anonymous' then year(start_date) = $year
      else coalesce(start_date, exit_date) <= make_date($year, 12, 31)
          and (exit_date is null or exit_date >= make_date($year, 1, 1))
  end
group by insats_id
