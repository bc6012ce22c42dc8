-- one row per delivered file in accepted.delivery, one row per table found in it in accepted.sheet,
-- one row per remark on a file as a whole in accepted.remark, one row per earlier reading of a file that was read again
-- in accepted.earlier_reading, one row per file refused for a personal number in accepted.identity_place,
-- one row per decision on a delivery in accepted.decision, one row per erasure of people in
-- accepted.erasure, one row per sheet that an erasure took rows from in accepted.forgotten_rows, one row per insats
-- among those rows in accepted.forgotten_insats, one row per publication that is older than an erasure, until it is made
-- again, in accepted.kept_publication
create schema if not exists accepted;

create table if not exists accepted.delivery (
    delivery_no integer primary key,
    file varchar not null,
    sha256 varchar not null,
    size_bytes bigint not null,
    received_on date not null,
    outcome varchar not null check (outcome in ('used', 'refused', 'repeated')),
    refused_rule varchar,
    repeats_delivery_no integer,
    layouts_digest varchar not null
);

create table if not exists accepted.sheet (
    delivery_no integer not null,
    sheet_no integer not null,
    sheet varchar,
    table_name varchar not null,
    layout varchar not null,
    layout_version integer not null,
    replaces varchar not null,
    heading_row integer not null,
    is_numbered boolean not null,
    stored_as varchar not null,
    rows_delivered bigint not null,
    note varchar not null
);

create table if not exists accepted.remark (
    delivery_no integer not null,
    sheet varchar,
    column_name varchar,
    rule varchar not null,
    row_no integer
);

-- the first place where a personal number stood in a file that was refused for it; never the number, nor any cell but
-- the heading above it, in a table that a layout knows
create table if not exists accepted.identity_place (
    delivery_no integer primary key,
    sheet varchar,
    row_no integer,
    column_no integer
);

-- a refused file is read again when the layouts have changed: what was said the first time stays here
create table if not exists accepted.earlier_reading (
    delivery_no integer primary key,
    file varchar not null,
    sha256 varchar not null,
    size_bytes bigint not null,
    received_on date not null,
    refused_rule varchar not null,
    layouts_digest varchar not null,
    read_again_as integer not null
);

-- decided for the bytes, whatever name they come under: the same file delivered again stays withdrawn
create table if not exists accepted.decision (
    decision_no integer primary key,
    sha256 varchar not null,
    act varchar not null check (act in ('withdraw', 'restore')),
    decided_on date not null,
    reason varchar not null,
    decided_by varchar not null
);

-- never an id, nor a hash of one
create table if not exists accepted.erasure (
    erasure_no integer primary key,
    erased_on date not null,
    kind varchar not null check (kind in ('participation', 'finished_before')),
    finished_before date,
    reason varchar not null,
    decided_by varchar not null,
    participations bigint not null
);

create table if not exists accepted.forgotten_rows (
    erasure_no integer not null,
    delivery_no integer not null,
    sheet_no integer not null,
    rows_forgotten bigint not null
);

-- which insatser a complete extract spoke of, where the rows that said so are gone: it still replaces earlier ones
create table if not exists accepted.forgotten_insats (
    erasure_no integer not null,
    delivery_no integer not null,
    sheet_no integer not null,
    insats_id varchar
);

create table if not exists accepted.kept_publication (
    erasure_no integer not null,
    period varchar not null
);

-- one row per delivery and stretch of days in which it is withdrawn; until_day is null where it still is
create or replace view accepted.withdrawn as
select delivery.delivery_no, stretch.from_day, stretch.until_day, stretch.reason, stretch.decided_by
from (
    select
        sha256, act, reason, decided_by, decided_on as from_day,
        lead(decided_on) over (partition by sha256 order by decision_no) as until_day
    from accepted.decision
) as stretch
join accepted.delivery using (sha256)
where stretch.act = 'withdraw';

-- a database from before remarks had rows
alter table accepted.remark add column if not exists row_no integer;

-- a database from before the heading above a personal number was kept
alter table accepted.identity_place add column if not exists heading varchar;

-- one row per used delivery: the first day its bytes were received, also where an older copy turns up later
create or replace view accepted.first_receipt as
select
    delivery.delivery_no,
    delivery.file,
    least(delivery.received_on, coalesce(min(again.received_on), delivery.received_on)) as received_on
from accepted.delivery
left join accepted.delivery again on again.repeats_delivery_no = delivery.delivery_no
where delivery.outcome = 'used'
group by delivery.delivery_no, delivery.file, delivery.received_on;

-- one row per heading that no layout reads but that resembles a column of the nearest one, and one with heading null
-- per needed column of that layout that nothing resembles
create table if not exists accepted.proposal (
    delivery_no integer not null,
    sheet varchar,
    heading varchar,
    layout varchar not null,
    column_name varchar not null,
    likeness double not null
);
