-- one row per participation counted in a quarter that has been given out; who is forgotten can no more be told from it
with gone as (
    select hash(coalesce(person_id, 'participation ' || participation_id)) as person_key
    from checked.participation
    join erased_typed using (row_key)
)
select
    frozen.* replace (
        case when person_key not in (from gone) then row_key end as row_key,
        case when person_key in (from gone) then hash(person_key, $salt) else person_key end as person_key
    )
from published.frozen
