-- one row per year and metric revised, for ever: a year is revised once
create table if not exists published.revision (
    year integer not null,
    release_no integer not null,
    revised_on date not null,
    metric varchar not null,
    definition_version integer not null,
    numerator bigint not null,
    denominator bigint not null,
    new_numerator bigint not null,
    new_denominator bigint not null,
    people bigint not null
)
