-- one row per accepted participation: what was recorded but who it is, its groups and what each published metric says. The
-- number of a person is good for one thing: to tell that two rows are of the same
select
    dense_rank() over (order by outcome.person_key)::integer as person,
    $recorded,
    outcome.age_group,
    outcome.municipality as municipality_group,
    (outcome.exit_quarter // 4)::varchar || '-Q' || (outcome.exit_quarter % 4 + 1)::varchar as exit_quarter,
    outcome.is_finished,
    outcome.is_completed,
    $answers
from derived.participation participation
join derived.outcome outcome using (row_key)
order by outcome.person_key, participation.start_date, participation.exit_date, participation.row_key
