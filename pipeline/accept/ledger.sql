-- one row per delivered file in accepted.delivery, one row per table found in it in accepted.sheet,
-- one row per remark on a file as a whole in accepted.remark
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
    rule varchar not null
);

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
