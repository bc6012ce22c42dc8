-- one row per sheet of a returned receipt in accepted.correction, per row of it in accepted.corrected_row (with the rule
-- it breaks where it cannot be tied to the row it corrects, whether it came back cell for cell as it was, and the words of
-- the rules about which the sender has said that it is right as it is), per row in accepted.removed_row that was sent out on the
-- sheet and did not come back, per used delivery in accepted.standing,
-- per delivery that counts at a date in accepted.standing_at
create table if not exists accepted.correction (
    delivery_no integer not null,
    sheet_no integer not null,
    corrects_delivery_no integer not null,
    corrects_sheet_no integer not null,
    primary key (delivery_no, sheet_no)
);

create table if not exists accepted.corrected_row (
    delivery_no integer not null,
    sheet_no integer not null,
    row_no bigint not null,
    corrects_row_no bigint,
    fault varchar
);

-- a database from before rows were compared with those they correct, and from before senders could answer
alter table accepted.corrected_row add column if not exists is_unchanged boolean;
alter table accepted.corrected_row add column if not exists said_right varchar;

create table if not exists accepted.removed_row (
    delivery_no integer not null,
    sheet_no integer not null,
    corrects_row_no bigint not null
);

-- A correction stands where the delivery it corrects stands, directly after it, and is seen from its own day on.
create or replace view accepted.standing as
with recursive corrects as (
    select distinct delivery_no, corrects_delivery_no from accepted.correction
),
standing as (
    select
        delivery_no, file, received_on as visible_from,
        received_on as stands_on, file as stands_as, delivery_no as root_no, 0 as step,
        [delivery_no] as path
    from accepted.first_receipt
    where delivery_no not in (select delivery_no from corrects)
    union all
    select
        own.delivery_no, own.file, greatest(own.received_on, corrected.visible_from),
        corrected.stands_on, corrected.stands_as, corrected.root_no, corrected.step + 1, list_append(corrected.path, own.delivery_no)
    from corrects
    join standing corrected on corrected.delivery_no = corrects.corrects_delivery_no
    join accepted.first_receipt own on own.delivery_no = corrects.delivery_no
)
select * from standing;

-- Where a delivery is withdrawn, so is what corrects it.
create or replace macro accepted.standing_at(as_of) as table
select *
from accepted.standing
where (as_of is null or visible_from <= as_of)
  and not list_has_any(path, coalesce((
      select list(delivery_no)
      from accepted.withdrawn
      where (as_of is null or from_day <= as_of) and (until_day is null or until_day > as_of)
  ), []));
