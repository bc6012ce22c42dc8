-- one row per distinct support text: what it says as a whole; is_public is null where it says nothing either way
create or replace table checked.support_fact as
select
    part.text,
    count(*) as sources,
    coalesce(sum(part.degree) filter (source.group_name = 'ohalsa'), 0) as ill_health_degree,
    coalesce(bool_or(source.group_name = 'ohalsa' and part.degree not in (25, 50, 75, 100)), false) as is_odd_degree,
    count(*) > 1 and bool_or(part.source in ('ingen', 'saknas')) as is_contradiction,
    case
        when bool_or(source.public = 'yes') then true
        when bool_or(source.public = 'unknown') then null
        else false
    end as is_public,
    bool_or(part.source = 'aktivitetsersattning') as has_activity_compensation,
    bool_or(part.source = 'sjukersattning') as has_sickness_compensation,
    bool_or(part.source in ('lon', 'aktivitetsstod', 'annan', 'saknas')) as says_work
from checked.support_part part
join support_source source using (source)
group by part.text
