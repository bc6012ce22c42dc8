-- one row per delivery, in the order they came: what became of the file and of its rows
select
    delivery.file, delivery.received_on, delivery.outcome, delivery.refused_rule,
    account.rows_delivered, account.accepted, account.set_aside, account.repeated, account.superseded,
    account.forgotten
from accepted.delivery delivery
left join derived.account account using (delivery_no)
order by delivery.delivery_no
