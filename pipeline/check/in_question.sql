-- one row per typed row of the deliveries in question, with the columns that its sheet has any value in
select typed.*, fill.filled
from checked.$table typed
left join checked.sheet_fill fill
    on fill.table_name = '$table' and fill.delivery_no = typed.delivery_no and fill.sheet_no = typed.sheet_no
where typed.delivery_no in ($numbers)
