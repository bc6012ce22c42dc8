-- one row per metric: what was counted when the year was given out, what is counted now, and the people behind the difference.
-- Who has been forgotten since is counted as before
with as_counted as (
    select row_key, person_key, exit_quarter, $answers
    from published.counted()
    where exit_quarter between $$first and $$last
),
now as (
    select person_key, exit_quarter, $answers
    from derived.outcome
    where is_finished and exit_quarter between $$first and $$last
    union all
    select * exclude (row_key) from as_counted where row_key is null
)
$metrics
