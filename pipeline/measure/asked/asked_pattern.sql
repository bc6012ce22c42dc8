-- one row per pattern of a cluster's answers that anybody in the population has: an example of it
create or replace temp table asked_pattern as
select population, cluster, pattern, min(example) as row_key
from asked_fine
group by all
