-- one row per stored sheet of a canonical table, with the word it was last checked with
select
    sheet.delivery_no, sheet.sheet_no, sheet.stored_as, sheet.is_numbered, sheet.heading_row,
    sheet.rows_delivered, sheet.layout, sheet.layout_version,
    delivery.stands_on, delivery.file, checked.checked_with
from accepted.sheet
join accepted.standing delivery using (delivery_no)
left join checked.delivery checked
    on checked.delivery_no = sheet.delivery_no and checked.table_name = sheet.table_name
where sheet.table_name = $table_name
  and ($as_of::date is null or delivery.visible_from <= $as_of::date)
order by delivery.stands_on, delivery.visible_from, delivery.file, delivery.delivery_no, sheet.sheet_no
