-- one row per typed row to erase: every version of the participations, and rows without an id that are surely theirs
create or replace temp table erased_typed as
select row_key, delivery_no, sheet_no, row_no
from checked.participation
where participation_id in (select participation_id from wanted_participation)
   or (
       participation_id is null
       and (person_id in (select person_id from gone_person) or exit_date < $finished_before::date)
   )
