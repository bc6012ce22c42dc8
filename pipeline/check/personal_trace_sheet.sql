-- one row per stored sheet of a delivery that has not been looked through for traces of people as they are sought today
select delivery_no, sheet_no, stored_as, is_numbered, heading_row, rows_delivered
from accepted.sheet
where delivery_no not in (
    select delivery_no from checked.delivery where table_name = $judged_as and checked_with = $word
)
order by delivery_no, sheet_no
