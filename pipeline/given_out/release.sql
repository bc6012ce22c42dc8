-- one row per report given out, for ever: nothing is taken out
create schema if not exists published;
create table if not exists published.release (
    release_no integer primary key,
    period varchar not null,
    given_out_on date not null,
    known_to date not null,
    basis varchar not null,
    figures_sha256 varchar not null
)
