-- one row per age that has a band: DuckDB looks up an age far faster than it finds what it lies between
create or replace table derived.age_band as
select age, code from single_age
