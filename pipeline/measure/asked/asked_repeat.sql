-- one row per quarter, group of one grouping and quarter in which its people were there last: who is counted again
with asked as (select $listed quarter, person_key from ($source) where $counted),
of_several as (
    select * from asked where person_key in (select person_key from asked group by person_key having count(*) > 1)
)
select $basis as basis_no, quarter, earlier, $dimensions $bits as bits, count(*)::bigint as again
from (select *, lag(quarter) over (partition by $listed person_key order by quarter) as earlier from of_several)
where earlier is not null
group by all
