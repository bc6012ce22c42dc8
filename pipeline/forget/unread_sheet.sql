-- one row per stored sheet that counts for nothing as a whole: a main file without its linked files, or one of those
-- that no main file was read with
select delivery_no, sheet_no
from accepted.sheet
where (part is not null and (delivery_no, sheet_no) not in (select (delivery_no, sheet_no) from checked.linked_row))
   or (delivery_no, sheet_no) in (select (delivery_no, sheet_no) from checked.finding where rule = 'linked-file-missing')
