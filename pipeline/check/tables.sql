-- one row per delivery and table in checked.delivery (what it was checked with), per finding in checked.finding,
-- per sheet and question of a rule in checked.judgement, per sheet with how filled its columns are in checked.sheet_fill,
-- per rule that fails for most rows of a sheet in checked.cause, one in all in checked.looked_back (what the rules that
-- look at other deliveries were judged with), per finished participation that an extract lacks in checked.vanished (its row
-- before, never its id), per row that shares its key in checked.key_repeat,
-- per delivered row that a layout's SELECT used in checked.used_row, per source in a support text in checked.support_part,
-- per row of a linked file and main row it belongs to in checked.linked_row
create schema if not exists checked;

create table if not exists checked.delivery (
    delivery_no integer not null,
    table_name varchar not null,
    checked_with varchar not null,
    primary key (delivery_no, table_name)
);

create table if not exists checked.finding (
    table_name varchar not null,
    row_key bigint,
    delivery_no integer not null,
    sheet_no integer not null,
    row_no bigint,
    column_name varchar,
    rule varchar not null,
    severity varchar not null
);

create table if not exists checked.judgement (
    delivery_no integer not null,
    sheet_no integer not null,
    table_name varchar not null,
    rule varchar not null,
    question varchar not null,
    rows_judged bigint not null,
    rows_undecided bigint not null,
    rows_at_fault bigint not null,
    outcome varchar not null check (outcome in ('passed', 'failed', 'not_applicable', 'could_not_judge'))
);

create table if not exists checked.sheet_fill (
    table_name varchar not null,
    delivery_no integer not null,
    sheet_no integer not null,
    rows bigint not null,
    rows_expected bigint not null,
    rows_finished bigint not null,
    filled varchar[] not null,
    fills struct(name varchar, values bigint)[] not null
);

create table if not exists checked.cause (
    delivery_no integer not null,
    sheet_no integer not null,
    rule varchar not null,
    column_name varchar,
    rows bigint not null,
    rows_judged bigint not null,
    since_delivery_no integer
);

create table if not exists checked.looked_back (
    word varchar not null
);

create table if not exists checked.vanished (
    insats_id varchar not null,
    day date not null,
    row_key bigint not null
);

create table if not exists checked.key_repeat (
    table_name varchar not null,
    row_key bigint not null,
    delivery_no integer not null,
    is_conflict boolean not null,
    copy_no bigint not null
);

create table if not exists checked.used_row (
    table_name varchar not null,
    row_key bigint not null,
    delivery_no integer not null,
    sheet_no integer not null,
    row_no bigint not null
);

create table if not exists checked.support_part (
    text varchar not null,
    source varchar not null,
    degree decimal(9, 2)
);

create table if not exists checked.linked_row (
    delivery_no integer not null,
    sheet_no integer not null,
    row_no bigint not null,
    main_delivery_no integer not null,
    main_sheet_no integer not null,
    main_row_no bigint
);
