-- one row per typed row to erase: every version of the participations, rows without an id that are surely theirs, and
-- rows that a correction has given their id
create or replace temp table erased_typed as
with recursive named as (
    select row_key, delivery_no, sheet_no, row_no
    from checked.participation
    where participation_id in (select participation_id from wanted_participation)
       or (
           participation_id is null
           and (person_id in (select person_id from gone_person) or exit_date < $finished_before::date)
       )
),
erased as (
    select * from named
    union
    select corrected.row_key, corrected.delivery_no, corrected.sheet_no, corrected.row_no
    from erased
    join accepted.corrected_row tie using (delivery_no, sheet_no, row_no)
    join accepted.correction tied using (delivery_no, sheet_no)
    join checked.participation corrected
        on corrected.delivery_no = tied.corrects_delivery_no and corrected.sheet_no = tied.corrects_sheet_no
        and corrected.row_no = tie.corrects_row_no
    where tie.fault is null
)
select * from erased
