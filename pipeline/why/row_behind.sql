-- one row per participation that a figure is about, with the delivered row it comes from and what the metric says of it
select
    delivery.file,
    delivery.received_on,
    delivered.row_no,
    $says as says,
    answer.exit_reason,
    $counts as is_in_basis
from derived.answer answer
join (
    -- only the place: the columns as delivered have the names of the answers
    select row_key, delivery_no, row_no from derived.participation
) delivered on delivered.row_key = answer.row_key
join accepted.delivery delivery on delivery.delivery_no = delivered.delivery_no
where $population
  and $quarter between $first and $last$groups
order by delivery.file, delivered.row_no
