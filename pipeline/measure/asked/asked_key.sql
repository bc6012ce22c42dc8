-- one row per participation that is an example of a combination or of a pattern
create or replace temp table asked_key as
select row_key from asked_combination union select row_key from asked_pattern
