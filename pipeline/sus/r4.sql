-- one row per source of support (several per person are possible): before and after, among those known at both
with told as (
    select
        row_key,
        bool_or(moment = 'before') and bool_or(moment = 'after')
            and not coalesce(bool_or(source = 'saknas'), false) as is_known
    from sus_population
    left join derived.support using (row_key)
    group by row_key
)
select
    source.category,
    (select count(*) filter (where is_known) from told)::bigint as known,
    (select count(*) filter (where not coalesce(is_known, false)) from told)::bigint as missing,
    count(distinct told.row_key) filter (support.moment = 'before')::bigint as before,
    count(distinct told.row_key) filter (support.moment = 'after')::bigint as after
from sus_source source
left join derived.support support on support.source = source.category
left join told on told.row_key = support.row_key and told.is_known
group by source.category
