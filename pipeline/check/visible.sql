-- one row per delivery that the rules look at: those received by the date
select delivery_no, file, received_on
from accepted.first_receipt
where ($as_of::date is null or received_on <= $as_of::date)
  and delivery_no not in (
      select delivery_no
      from accepted.withdrawn
      where ($as_of::date is null or from_day <= $as_of::date)
        and (until_day is null or until_day > $as_of::date)
  )
