-- one row per further participation of the same people
insert into wanted_participation
select distinct participation_id
from checked.participation
where participation_id is not null
  and participation_id not in (select participation_id from wanted_participation)
  and person_id in (
      select person_id
      from checked.participation
      where person_id is not null and participation_id in (select participation_id from wanted_participation)
  )
