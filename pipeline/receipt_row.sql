-- one row per delivered row to mend, with all that is wrong in it; rows that do not count come first
with wrong as (
    select row_no, first_row_no, column_name, rule, severity, is_caused
    from receipt_finding
    where delivery_no = $delivery_no and sheet_no = $sheet_no and row_no is not null and not is_closed and confirmed_by is null
      and (list_contains($row_rules, rule) or severity = 'set_aside' and list_contains($cell_rules, rule))
)
select
    row_no,
    bool_and(severity <> 'set_aside') as counts,
    list(distinct {'column': column_name, 'rule': rule} order by {'column': column_name, 'rule': rule}) as faults,
    count(*) over () as rows_in_all,
    any_value(first_row_no) as first_row_no
from wrong
group by row_no
having bool_or(severity = 'set_aside') or not bool_and(is_caused)
order by counts, row_no
limit $most
