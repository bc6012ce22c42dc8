-- one row per stored sheet of a canonical table, with the word it was last checked with
select
    sheet.delivery_no, sheet.sheet_no, sheet.stored_as, sheet.is_numbered, sheet.heading_row,
    sheet.rows_delivered, sheet.layout, sheet.layout_version,
    delivery.received_on, delivery.file, checked.checked_with
from accepted.sheet
join accepted.first_receipt delivery using (delivery_no)
left join checked.delivery checked
    on checked.delivery_no = sheet.delivery_no and checked.table_name = sheet.table_name
where sheet.table_name = $table_name
  and ($as_of::date is null or delivery.received_on <= $as_of::date)
order by delivery.received_on, delivery.file, sheet.sheet_no
