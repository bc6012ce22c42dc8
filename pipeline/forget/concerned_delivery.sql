-- one row per delivery that holds rows to erase: how many, and under which names its bytes came
select delivery.file, erased.rows_concerned, erased.delivery_no
from (
    select delivery_no, count(*) as rows_concerned
    from (select distinct delivery_no, sheet_no, row_no from erased_row)
    group by delivery_no
) erased
join accepted.delivery on delivery.delivery_no = erased.delivery_no
    or delivery.repeats_delivery_no = erased.delivery_no
order by delivery.received_on, delivery.file
