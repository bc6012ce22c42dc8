-- one row per canonical table that a delivery in force has rows for, with the latest day of one
select sheet.table_name, max(delivery.received_on) as latest
from accepted.sheet
join accepted.delivery using (delivery_no)
where delivery.outcome = 'used'
  and sheet.rows_delivered > 0
  and delivery.delivery_no not in (select delivery_no from accepted.withdrawn where until_day is null)
group by sheet.table_name
