-- one row per source of support at exit, for those who had the source asked for before
with asked as (
    select distinct row_key
    from sus_population
    join derived.support using (row_key)
    where moment = 'before' and source = $source
),
after as (
    select asked.row_key, support.source
    from asked
    join derived.support on support.row_key = asked.row_key and support.moment = 'after'
),
told as (
    select row_key from after group by row_key having not bool_or(source = 'saknas')
)
select
    source.category,
    (select count(*) from told) as known,
    (select count(*) from asked) - (select count(*) from told) as missing,
    null::bigint as before,
    count(distinct told.row_key)::bigint as after
from sus_source source
left join after on after.source = source.category
left join told on told.row_key = after.row_key
group by source.category
