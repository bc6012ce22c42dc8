-- one row per person with several participations
create or replace temp table asked_person as
select person_key
from asked_answer
group by person_key
having count(*) > 1
