-- one row per row of a linked file that belongs to no main row, and per linked sheet that nothing was read with
insert into checked.finding
with visible as (
    select delivery_no
    from accepted.first_receipt
    where ($as_of::date is null or received_on <= $as_of::date)
      and delivery_no not in (
          select delivery_no
          from accepted.withdrawn
          where ($as_of::date is null or from_day <= $as_of::date)
            and (until_day is null or until_day > $as_of::date)
      )
),
linked_row as (
    select * from checked.linked_row
    where delivery_no in (from visible) and main_delivery_no in (from visible)
)
select 'linked', null, delivery_no, sheet_no, row_no, null, 'linked-row-unmatched', 'set_aside'
from linked_row
group by delivery_no, sheet_no, row_no
having count(main_row_no) = 0
union all
select 'linked', null, unused.delivery_no, unused.sheet_no, null, null, 'linked-file-unused', 'set_aside'
from accepted.sheet unused
where unused.part is not null
  and unused.rows_delivered > 0
  and unused.delivery_no in (from visible)
  and (unused.delivery_no, unused.sheet_no) not in (select delivery_no, sheet_no from linked_row)
  -- where a later file of the same kind was used instead, this one is superseded, and that is no fault
  and not exists (
      select 1
      from accepted.sheet used
      join linked_row using (delivery_no, sheet_no)
      where used.layout = unused.layout and used.part = unused.part and used.delivery_no > unused.delivery_no
  )
