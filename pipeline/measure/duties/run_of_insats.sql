-- one row per insats in the register that has begun by the day: its possible first and last days, and who runs it
with known as (
    select
        insats_id,
        lower(owner) as owned_by,
        lower(coalesce(provider, owner)) as run_by,
        coalesce(start_date, make_date(start_year, 1, 1)) as earliest_start,
        coalesce(start_date, make_date(start_year, 12, 31)) as latest_start,
        -- without an end it goes on
        least(coalesce(end_date, make_date(end_year, 1, 1), $as_of::date), $as_of::date) as earliest_end,
        least(coalesce(end_date, make_date(end_year, 12, 31), $as_of::date), $as_of::date) as latest_end,
        case when renewed_on is null or renewed_on <= $as_of::date
            then coalesce(renewed_until, (renewed_on + interval ($limit) year)::date)
        end as renewed_to
    from derived.insats
)
select
    *,
    -- counted over three years: the day before the third anniversary is the last one within
    coalesce(latest_end < earliest_start + interval ($limit) year, false) as is_surely_within,
    coalesce(earliest_end >= latest_start + interval ($limit) year, false) as is_surely_past
from known
where earliest_start is null or earliest_start <= $as_of::date
