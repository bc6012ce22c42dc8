-- one row per metric, period, basis and group, also those with nobody in them
create or replace temp table counted as
with added as (
    select
        period.kind,
        period.name,
        basis.basis,
        asked.gender, asked.age_group, asked.insats_id, asked.municipality,
        coalesce(sum(finished) filter (not (is_completed or basis = 'finished')), 0)::bigint as excluded,
        $sums
    from measured_period period
    cross join measured_group asked
    cross join (values ('finished'), ('completed')) as basis(basis)
    left join group_quarter
        on group_quarter.exit_quarter between period.first_quarter and period.last_quarter
        and group_quarter.gender is not distinct from asked.gender
        and group_quarter.age_group is not distinct from asked.age_group
        and group_quarter.insats_id is not distinct from asked.insats_id
        and group_quarter.municipality is not distinct from asked.municipality
    group by all
)
$metrics
