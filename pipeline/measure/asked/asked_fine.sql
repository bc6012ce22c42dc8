-- one row per quarter, completed or not, combination of groups and pattern of answers of a population: how many, and an example
select
    $population as population, $bundle as bundle, $cluster as cluster, $quarter as quarter, is_completed,
    $combination as combination, $pattern as pattern, count(*)::bigint as n, min(row_key) as example
from asked_answer
where $whom and $quarter is not null
group by all
