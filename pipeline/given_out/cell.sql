-- one row per report given out and figure in it: what it counted then, also where it was hidden (never published)
create table if not exists published.cell (
    release_no integer not null,
    metric varchar not null,
    definition_version integer not null,
    first_quarter integer not null,
    last_quarter integer not null,
    basis varchar not null,
    gender varchar,
    age_group varchar,
    insats_id varchar,
    municipality varchar,
    is_shown boolean not null,
    numerator bigint not null,
    denominator bigint not null,
    missing bigint not null,
    excluded bigint not null
)
