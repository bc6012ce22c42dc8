-- one row per source in each distinct support text
insert into checked.support_part
select distinct codes, part.source, part.degree
from (select codes, unnest(parts) as part from list_reading where column_name like 'support_%' and codes is not null)
where codes not in (select text from checked.support_part)
