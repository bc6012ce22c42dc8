-- one row per cell that holds a trace of a person, or one for the whole column
insert into checked.finding
select $$judged_as, null, $$delivery_no, $$sheet_no, row_no, $$column_name, $$rule, 'warn'
from ($places)
