-- one row per release: how many figures it shows and hides, and how many it shows otherwise than the release before that showed
-- them
with said as (
    select
        *,
        row(numerator, denominator, missing, excluded) as counts,
        lag(row(numerator, denominator, missing, excluded)) over (
            partition by metric, definition_version, first_quarter, last_quarter, basis, gender, age_group, insats_id,
                municipality, is_shown
            order by release_no
        ) as counts_before
    from published.cell
)
select
    release.release_no, release.period, release.given_out_on, release.known_to,
    count(*) filter (where is_shown) as shown,
    count(*) filter (where not is_shown) as hidden,
    count(*) filter (where is_shown and counts_before is not null and counts <> counts_before) as changed
from published.release
join said using (release_no)
group by all
order by release.release_no
