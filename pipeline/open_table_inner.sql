-- one row per innermost group and answer that anybody is in: how many participations, and how many people
select
    $groups,
    case when is_yes then 'yes' when not is_yes then 'no' else 'missing' end as answer,
    count(*)::bigint as participations,
    count(distinct person_key)::bigint as people
from (select *, $yes as is_yes from $source)
where is_finished and exit_quarter between $$first and $$last and $asked
group by all
