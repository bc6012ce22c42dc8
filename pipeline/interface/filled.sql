-- one row per question: how many finished in the period, and in how many of them each recorded column is filled in
select count(*)::bigint, $columns
from derived.participation participation
join derived.outcome outcome using (row_key)
where outcome.is_finished and outcome.exit_quarter between $$first and $$last
