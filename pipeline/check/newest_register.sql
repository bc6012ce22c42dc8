-- one row per register table with the newest delivery of it received by the date
select table_name, arg_max(delivery_no, (received_on, file)) as delivery_no
from accepted.sheet
join checked.visible using (delivery_no)
where table_name in ('insats', 'membership', 'budget')
group by table_name
