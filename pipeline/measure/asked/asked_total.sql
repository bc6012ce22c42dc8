-- one row per group, period, basis and value with somebody in it: the cells added up
select
    asked_group.group_no,
    asked_span.period_no,
    $basis.basis_no,
    $values
    $sums
from (select *, $place as place from asked_cell) as asked_cell
join asked_group using (place)
join asked_span using (quarter)
$join_basis
where $counted
group by all
