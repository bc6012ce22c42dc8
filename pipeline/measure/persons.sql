-- one row per metric, period, basis and small group: exactly how many people its denominator counts
create or replace temp table person_count as
with small as (
    select distinct
        period.kind, period.name, period.first_quarter, period.last_quarter,
        counted.basis, counted.gender, counted.age_group, counted.insats_id, counted.municipality
    from counted
    join measured_period period using (kind, name)
    where counted.denominator between 1 and $most
),
small_cell as (
    -- the full combinations that make up each small group, so that its people are found by equality
    select
        small.*,
        cell.exit_quarter,
        cell.is_completed,
        cell.gender as cell_gender,
        cell.age_group as cell_age_group,
        cell.insats_id as cell_insats_id,
        cell.municipality as cell_municipality
    from measured.cell
    join small
        on cell.exit_quarter between small.first_quarter and small.last_quarter
        and (small.basis = 'finished' or cell.is_completed)
        and coalesce(small.gender, cell.gender) = cell.gender
        and coalesce(small.age_group, cell.age_group) = cell.age_group
        and coalesce(small.insats_id, cell.insats_id) = cell.insats_id
        and coalesce(small.municipality, cell.municipality) = cell.municipality
),
grouped as (
    select
        small_cell.kind, small_cell.name, small_cell.basis,
        small_cell.gender, small_cell.age_group, small_cell.insats_id, small_cell.municipality,
        $persons
    from small_cell
    join $source outcome
        on outcome.is_finished
        and outcome.exit_quarter = small_cell.exit_quarter
        and outcome.is_completed = small_cell.is_completed
        and outcome.gender = small_cell.cell_gender
        and outcome.age_group = small_cell.cell_age_group
        and outcome.insats_id = small_cell.cell_insats_id
        and outcome.municipality = small_cell.cell_municipality
    group by all
)
$metrics
