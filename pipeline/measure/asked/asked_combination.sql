-- one row per combination of a bundle's groups that anybody in the population has: an example of it
create or replace temp table asked_combination as
select population, bundle, combination, min(example) as row_key
from asked_fine
group by all
