-- one row per municipality with a group of its own
create or replace table derived.member as
select distinct municipality from member_municipality
