-- one row per quarter, completed or not, value and group of every grouping: what each metric counts there
select quarter, is_completed, $values $dimensions $bits as bits, $counts
from ($source)
where $counted
group by grouping sets ($sets)
