-- one row per insats that is counted by heads only in the year: how many
with counted as (
    select insats_id, quarter, gender, participations
    from derived.volume
    where year = $year and registration_level in ('volume', 'all')
),
by_gender as (
    -- the count of all, else the sum of the genders
    select
        insats_id, quarter,
        coalesce(
            max(participations) filter (gender = 'all'), sum(participations) filter (gender <> 'all')
        ) as participations
    from counted
    group by insats_id, quarter
)
select
    insats_id,
    -- of quarters no sum: who stays two quarters is counted in both
    max(participations) filter (quarter = 'whole_year')::bigint as participations
from by_gender
group by insats_id
