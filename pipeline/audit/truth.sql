-- one row per asked row: what its group really holds, counted in participations and in people
select
    asked.place,
    count(*) filter (in_basis and is_known and is_yes)::bigint as yes,
    count(*) filter (in_basis and is_known)::bigint as known,
    count(*) filter (in_basis and is_missing)::bigint as missing,
    count(*) filter (not in_basis)::bigint as left_out,
    count(distinct person_key) filter (in_basis and is_known)::bigint as people_known,
    count(distinct person_key) filter (in_basis)::bigint as people,
    count(distinct person_key) filter (not in_basis)::bigint as people_left_out
from asked
join (
    select
        person_key, exit_quarter, gender, age_group, insats_id, municipality, is_completed,
        $known as is_known, $yes as is_yes, $missing as is_missing, met_by
    from $source
    -- Rows and groups meet by the finest that a group names, so that each of many groups meets only its own rows.
    cross join lateral unnest(['insats ' || insats_id, 'municipality ' || municipality, 'all']) as meeting(met_by)
    where is_finished
) outcome
    on outcome.met_by = coalesce('insats ' || asked.insats_id, 'municipality ' || asked.municipality, 'all')
    and outcome.exit_quarter between asked.first_quarter and asked.last_quarter
    and coalesce(asked.gender, outcome.gender) = outcome.gender
    and coalesce(asked.age_group, outcome.age_group) = outcome.age_group
    and coalesce(asked.insats_id, outcome.insats_id) = outcome.insats_id
    and coalesce(asked.municipality, outcome.municipality) = outcome.municipality
cross join lateral (select asked.basis = 'finished' or outcome.is_completed as in_basis) basis
where asked.metric = $metric
group by asked.place
