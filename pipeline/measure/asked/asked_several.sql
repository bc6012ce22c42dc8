-- one row per participation of a pass whose person has several of any kind: only these can be counted twice
create or replace temp table asked_several as
select *
from ($source)
where person_key in (select person_key from asked_person)
