-- one row per figure of every release in force
select
    release.release_no, release.period, cell.metric, cell.definition_version, cell.first_quarter, cell.last_quarter, cell.basis,
    cell.gender, cell.age_group, cell.insats_id, cell.municipality, cell.is_shown, cell.numerator, cell.denominator,
    cell.missing, cell.excluded
from published.cell
join published.in_force release using (release_no)
order by all
