-- one row per quarter, completed or not, group and pattern of a cluster's answers: how many, beside the answers
select asked_fine.n, asked_fine.quarter, asked_fine.is_completed, asked_member.group_no $columns
from asked_fine
join asked_member using (bundle, combination)
join asked_pattern using (population, cluster, pattern)
join asked_example on asked_example.row_key = asked_pattern.row_key
where population = $population and cluster = $cluster
