-- one row per finished participation of the extract before that the delivery lacks
select distinct earlier.participation_id
from checked.vanished
join checked.participation earlier using (row_key)
where (vanished.insats_id, vanished.day) in (
    select (insats_id, received_on)
    from checked.participation
    where delivery_no = $delivery_no
)
order by all
