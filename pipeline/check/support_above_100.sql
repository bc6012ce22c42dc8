-- one row per support text whose benefits for ill health are above 100 per cent together
create or replace table checked.support_above_100 as
select part.text
from checked.support_part part
join support_source on support_source.source = part.source
where support_source.group_name = 'ohalsa'
group by part.text
having sum(part.degree) > 100
