-- one row per sheet that was not read at all: a main file without its linked file, or a linked file without a main file
create or replace temp table uncounted_sheet as
select delivery_no, sheet_no
from accepted.sheet
where (delivery_no, sheet_no) in (
        select (delivery_no, sheet_no)
        from checked.finding
        where rule in ('linked-file-missing', 'linked-file-unused')
    )
    or (part is not null and (delivery_no, sheet_no) not in (select (delivery_no, sheet_no) from checked.linked_row))
