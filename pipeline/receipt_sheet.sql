-- one row per table read in the deliveries wanted, in those corrected and in their corrections
select delivery_no, sheet_no, sheet, table_name, layout, layout_version, heading_row, is_numbered, stored_as, rows_delivered, note
from accepted.sheet
where delivery_no in (
    select delivery_no from receipt_wanted
    union all select delivery_no from receipt_closed
    union all select by_delivery_no from receipt_closed
)
order by delivery_no, sheet_no
