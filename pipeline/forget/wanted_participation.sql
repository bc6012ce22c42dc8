-- one row per participation that is asked for: by its id, or because it finished before the day
create or replace temp table wanted_participation as
with version as (
    select
        typed.participation_id,
        typed.exit_date,
        not_accepted.row_key is null and visible.delivery_no is not null as is_accepted
    from checked.participation typed
    left join derived.visible_delivery visible using (delivery_no)
    left join derived.not_accepted not_accepted
        on not_accepted.table_name = 'participation' and not_accepted.row_key = typed.row_key
    where typed.participation_id is not null
)
select participation_id
from version
group by participation_id
having participation_id in (select id from wanted_id)
    -- the version that counts decides; where none does, every version must have finished
    or case
        when bool_or(is_accepted)
        then max(exit_date) filter (is_accepted) < $finished_before::date
            and count_if(is_accepted and exit_date is null) = 0
        else max(exit_date) < $finished_before::date and count_if(exit_date is null) = 0
    end
