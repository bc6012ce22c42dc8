-- one row per delivered row whose cells are not where the headings say, or that nothing was built from
create or replace temp table uncounted_row as
select delivery_no, sheet_no, row_no, row_key
from checked.participation
where has_cells_mismatch
union
select delivery_no, sheet_no, row_no, null
from checked.finding
where rule in ('row-unused', 'linked-row-unmatched') and row_no is not null
