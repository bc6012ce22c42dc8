-- one row per heading of a delivery that resembles a column, the likest first
select delivery.file, proposal.sheet, proposal.heading, proposal.layout, proposal.column_name
from accepted.proposal
join accepted.delivery using (delivery_no)
order by delivery.file, proposal.sheet, proposal.likeness desc, proposal.column_name
