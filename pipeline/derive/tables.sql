-- one row per row that is not accepted in derived.not_accepted, per delivery that counts in derived.visible_delivery
create schema if not exists derived;
create or replace table derived.not_accepted (table_name varchar, row_key bigint, state varchar);
create or replace table derived.visible_delivery as select delivery_no from delivery_rank
