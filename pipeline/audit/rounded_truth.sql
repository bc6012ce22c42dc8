-- one row per innermost group and answer: what is counted there, and how many people that is; `whole` are all in the group
with people as (
    select gender, age_group, insats_id, municipality, person_key, $yes as is_yes
    from $source
    where is_finished and exit_quarter between $$first and $$last and coalesce($asked, true)
)
select
    $groups,
    case is_yes when true then 'yes' when false then 'no' else 'missing' end as answer,
    count(*)::bigint as participations,
    count(distinct person_key)::bigint as people,
    any_value(whole.people)::bigint as whole
from people
join (select $groups, count(distinct person_key) as people from people group by all) whole using ($groups)
group by all
