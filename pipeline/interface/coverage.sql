-- one row per insats with anyone in the year: with person data, anonymous, and counted by heads only (null = not known)
with present as (
    select
        insats_id,
        count_if(coalesce(registration_level, 'person_data') = 'person_data') as person_data,
        count_if(registration_level = 'anonymous') as anonymous
    from derived.participation
    where derived.takes_part_in($year, registration_level, exit_reason, start_date, exit_date)
    group by insats_id
),
by_gender as (
    -- the count of all, else the sum of the genders
    select
        insats_id, quarter, registration_level,
        coalesce(
            max(participations) filter (gender = 'all'), sum(participations) filter (gender <> 'all')
        ) as participations
    from derived.volume
    where year = $year
    group by insats_id, quarter, registration_level
),
heads as (
    -- of quarters no sum: who stays two quarters is counted in both
    select
        insats_id,
        max(participations) filter (quarter = 'whole_year' and registration_level = 'volume') as by_heads,
        max(participations) filter (quarter = 'whole_year' and registration_level = 'anonymous') as anonymous,
        max(participations) filter (quarter = 'whole_year' and registration_level = 'all') as everyone,
        bool_or(registration_level in ('volume', 'all')) as has_heads
    from by_gender
    group by insats_id
),
levels as (
    select
        insats_id,
        coalesce(present.person_data, 0) as person_data,
        -- rows and head counts of the anonymous tell of the same people
        greatest(coalesce(present.anonymous, 0), coalesce(heads.anonymous, 0)) as anonymous,
        heads.by_heads,
        heads.everyone,
        heads.has_heads
    from present
    full join heads using (insats_id)
)
select
    insats_id,
    person_data::bigint as person_data,
    anonymous::bigint as anonymous,
    case
        when by_heads is not null then by_heads
        -- a count of everyone holds those with rows too
        when everyone is not null then greatest(everyone - person_data - anonymous, 0)
        when has_heads then null
        else 0
    end::bigint as count_only
from levels
order by insats_id
