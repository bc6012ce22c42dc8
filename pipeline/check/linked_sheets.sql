-- one row per stored sheet of a linked file and receipt of its bytes by the date, oldest first
select
    sheet.layout, sheet.part, sheet.delivery_no, sheet.sheet_no, sheet.stored_as, sheet.is_numbered,
    sheet.heading_row, delivery.received_on, delivery.file
from accepted.sheet
join accepted.delivery on coalesce(delivery.repeats_delivery_no, delivery.delivery_no) = sheet.delivery_no
where sheet.part is not null
  and ($as_of::date is null or delivery.received_on <= $as_of::date)
  and sheet.delivery_no not in (
      select delivery_no
      from accepted.withdrawn
      where ($as_of::date is null or from_day <= $as_of::date)
        and (until_day is null or until_day > $as_of::date)
  )
order by delivery.received_on, delivery.delivery_no, sheet.sheet_no
