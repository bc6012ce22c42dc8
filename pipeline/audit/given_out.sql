-- one row per figure given out: what the latest release that showed it shows; without counts where every release hid it
with told as (
    select
        *,
        row_number() over (
            partition by metric, definition_version, first_quarter, last_quarter, basis, gender, age_group, insats_id,
                municipality
            order by is_shown desc, release_no desc
        ) as turn
    from published.cell
)
select
    metric, definition_version, first_quarter, last_quarter, basis, gender, age_group, insats_id, municipality,
    case when is_shown then numerator end as numerator,
    case when is_shown then denominator end as denominator,
    case when is_shown then missing end as missing,
    case when is_shown then excluded end as excluded
from told
where turn = 1
order by all
