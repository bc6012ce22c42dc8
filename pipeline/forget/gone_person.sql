-- one row per person of whom no participation is left
create or replace temp table gone_person as
select person_id
from checked.participation
where person_id is not null and participation_id is not null
group by person_id
having bool_and(participation_id in (select participation_id from wanted_participation))
