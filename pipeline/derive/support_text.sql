-- one row per distinct support text: whether it holds public support; null where it says nothing either way
create or replace table derived.support_text as
select
    part.text,
    case
        when bool_or(source.public = 'yes') then true
        when bool_or(source.public = 'unknown') then null
        else false
    end as is_public
from checked.support_part part
join support_source source using (source)
group by part.text
