-- one row per part of the background and its category: how many had it at the start
with told as (
    select 'education' as part, education as category from sus_population
    union all
    select 'support_time', support_time from sus_population
    union all
    select 'age_group', nullif(age_group, 'ovrig') from sus_population
)
select
    category.part || ':' || category.category as category,
    (select count(*) from told where told.part = category.part and told.category is not null) as known,
    (select count(*) from told where told.part = category.part and told.category is null) as missing,
    count(told.category)::bigint as before,
    null::bigint as after
from sus_background category
left join told on told.part = category.part and told.category = category.category
group by category.part, category.category
