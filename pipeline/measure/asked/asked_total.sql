-- one row per group, period, basis and value with somebody in it: the cells added up
select asked_cell.group_no, asked_span.period_no, asked_basis.basis_no, $values $sums
from ($cells) as asked_cell
join asked_span using (quarter)
join asked_basis using (is_completed)
group by all
