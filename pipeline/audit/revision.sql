-- one row per year: how many people's answer to one metric came, went or changed since the year was given out
with before as (
    select person_key, exit_quarter, $answer as answer
    from published.counted()
    where row_key is not null and exit_quarter between $$first and $$last
),
after as (
    select person_key, exit_quarter, $answer as answer
    from derived.outcome
    where is_finished and exit_quarter between $$first and $$last
),
changed as (
    (from before except all from after) union all (from after except all from before)
)
select count(distinct person_key) as people from changed
