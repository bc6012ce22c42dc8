-- one row per confirmed place that nobody has confirmed before: who confirmed it first stands
insert into checked.confirmation
select delivery_no, sheet_no, row_no, $rule, $by, $on, $why, sheet, $severity
from confirmed_place place
where not exists (
    from checked.confirmation earlier
    where earlier.rule = $rule and earlier.delivery_no = place.delivery_no
      and earlier.sheet is not distinct from place.sheet and earlier.row_no is not distinct from place.row_no
)
