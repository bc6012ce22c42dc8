-- one row per figure of every release in force but the one with these figures: what it showed (null: it hid it)
select
    release.release_no, release.period,
    cell.metric, cell.definition_version::varchar as version, cell.first_quarter, cell.last_quarter, cell.basis,
    cell.gender, cell.age_group, cell.insats_id, cell.municipality,
    case when cell.is_shown then cell.numerator end as numerator,
    case when cell.is_shown then cell.denominator end as denominator,
    case when cell.is_shown then cell.missing end as missing,
    case when cell.is_shown then cell.excluded end as excluded
from published.cell
join published.in_force release using (release_no)
where release.figures_sha256 <> $sha256
order by all
