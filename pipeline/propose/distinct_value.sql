-- one row per distinct value under one heading, with how many rows have it
create or replace temp table distinct_value as
select trimmed as value, count(*) as rows
from (select trim($column, chr(32) || chr(9) || chr(160) || chr(8239) || chr(173)) as trimmed from $table)
where trimmed <> ''
group by trimmed
