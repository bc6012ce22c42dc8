-- one row per group, period, basis and value with somebody in it: the cells added up
select
    asked_group.group_no,
    asked_period.period_no,
    asked_basis.basis_no,
    $values
    $sums
from asked_cell
join asked_group on asked_group.place = $place
join asked_period on asked_cell.quarter between asked_period.first_quarter and asked_period.last_quarter
join asked_basis on $of_basis
group by all
