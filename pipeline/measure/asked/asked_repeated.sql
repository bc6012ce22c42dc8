-- one row per group, quarter and quarter in which its people were there last: who is counted again
select $way as way, $basis as basis_no, group_no, quarter, $earlier as earlier, count(*)::bigint as again
from behind
where $counted and $earlier is not null
group by all
