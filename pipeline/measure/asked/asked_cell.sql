-- one row per quarter, completed or not, value and full combination of each bundle of dimensions: what is counted there
select quarter, is_completed, $values $dimensions $bits as bits, $counts
from ($source)
where $counted
group by grouping sets ($sets)
