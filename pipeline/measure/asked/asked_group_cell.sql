-- one row per quarter, completed or not, value and group of one grouping: its bundle's cells added up
select quarter, is_completed, $values $dimensions $bits as bits, $sums
from asked_fine
where $of_bundle
group by all
