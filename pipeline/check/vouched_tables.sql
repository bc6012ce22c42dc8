-- one row per confirmed place of a rule in checked.confirmation (row_no null = the file as a whole), per corrected row
-- in checked.corrected, per confirmation or correction that fits nothing in checked.fits_nothing
create table if not exists checked.confirmation (
    delivery_no integer not null,
    sheet_no integer,
    row_no bigint,
    rule varchar not null,
    "by" varchar not null,
    "on" date not null,
    why varchar not null,
    sheet varchar,
    severity varchar not null
);

create table if not exists checked.corrected (
    delivery_no integer not null,
    sheet_no integer not null,
    row_no bigint not null,
    correction varchar not null
);

create table if not exists checked.fits_nothing (
    file varchar not null,
    line integer not null,
    rule varchar not null
);
