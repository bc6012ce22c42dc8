-- one row per figure of the last report, as published, with the reason where it is hidden (never published)
create schema if not exists protected;
create or replace table protected.figure (
    metric varchar not null,
    definition_version integer not null,
    period_kind varchar not null,
    period varchar not null,
    basis varchar not null,
    gender varchar,
    age_group varchar,
    insats_id varchar,
    municipality varchar,
    numerator bigint,
    denominator bigint,
    missing bigint,
    excluded bigint,
    value double,
    ci_low double,
    ci_high double,
    status varchar not null,
    target double,
    target_reached boolean,
    certainty varchar,
    reason varchar
)
