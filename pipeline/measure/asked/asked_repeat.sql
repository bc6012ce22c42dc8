-- one row per quarter, group of one grouping and quarter in which its people were there last: who is counted again
select $basis as basis_no, quarter, earlier, $dimensions $bits as bits, count(*)::bigint as again
from (
    select *, lag(quarter) over (partition by $listed person_key order by quarter) as earlier
    from asked_several
    where $counted
)
where earlier is not null
group by all
