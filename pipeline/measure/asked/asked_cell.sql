-- one row per group, quarter, completed or not and value: what is counted there
select group_no, quarter, is_completed, $values $counts
from ($source)
where $counted
group by all
