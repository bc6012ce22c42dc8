-- one row per register table and delivery of it in force: the newest received by the date, and what corrects it
with newest as (
    select table_name, arg_max(root_no, (received_on, file)) as root_no
    from accepted.sheet
    join checked.visible using (delivery_no)
    where table_name in ('insats', 'membership', 'budget')
    group by table_name
)
select table_name, delivery_no
from newest
join checked.visible using (root_no)
