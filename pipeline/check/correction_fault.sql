-- one row per row of a correction that cannot take a row's place, or takes one that was corrected before
insert into checked.finding
with returned as (
    select
        typed.*, corrected.fault, corrected.corrects_row_no, tied.corrects_delivery_no, tied.corrects_sheet_no
    from accepted.corrected_row corrected
    join accepted.correction tied using (delivery_no, sheet_no)
    join checked.$table typed using (delivery_no, sheet_no, row_no)
    where delivery_no in (select delivery_no from in_question)
),
set_aside as (
    select distinct row_key
    from checked.finding
    where table_name = '$table' and severity = 'set_aside' and row_key is not null
),
taken as (
    -- the key stands in another row of the corrected delivery that counts and is not among those corrected
    select returned.row_key
    from returned
    join checked.$table other using ($key)
    anti join set_aside on set_aside.row_key = other.row_key
    where other.delivery_no = returned.corrects_delivery_no
      and returned.fault is null
      and not exists (
          select 1
          from returned also
          where also.delivery_no = returned.delivery_no and also.corrects_sheet_no = other.sheet_no
            and also.corrects_row_no = other.row_no
      )
),
again as (
    select returned.row_key
    from returned
    join accepted.standing own on own.delivery_no = returned.delivery_no
    where returned.fault is null and exists (
        select 1
        from accepted.corrected_row earlier
        join accepted.correction tied using (delivery_no, sheet_no)
        join accepted.standing received on received.delivery_no = earlier.delivery_no
        where earlier.fault is null and earlier.delivery_no <> returned.delivery_no
          and tied.corrects_delivery_no = returned.corrects_delivery_no
          and tied.corrects_sheet_no = returned.corrects_sheet_no
          and earlier.corrects_row_no = returned.corrects_row_no
          and (received.visible_from, received.file) < (own.visible_from, own.file)
    )
),
found as (
    select row_key, fault as rule, 'set_aside' as severity from returned where fault is not null
    union all
    select row_key, 'correction-key-taken', 'set_aside' from taken
    union all
    select row_key, 'correction-again', 'warn' from again
)
select distinct '$table', row_key, delivery_no, sheet_no, row_no, null::varchar, found.rule, found.severity
from found
join returned using (row_key)
