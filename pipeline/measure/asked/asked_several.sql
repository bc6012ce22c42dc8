-- one row per participation asked about whose person has several of them: only these can be counted twice
create or replace temp table asked_several as
select *
from ($source)
where person_key in (select person_key from asked_answer group by person_key having count(*) > 1)
