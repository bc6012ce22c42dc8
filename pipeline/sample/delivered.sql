-- one row per participation, as a delivery spells it: every cell text, in the words of the table wording
create or replace temp view delivered as
select
    'D' || printf('%08d', i) as participation_id,
    case when recorded then 'P' || printf('%08d', person) end as person_id,
    insats_id,
    wording.registration_level[if(recorded, 'person_data', 'anonymous')] as registration_level,
    wording.gender[participation.gender] as gender,
    case when recorded then birth_year::varchar end as birth_year,
    case when recorded then municipality end as municipality,
    start_date::varchar as start_date,
    exit_date::varchar as exit_date,
    wording.exit_reason[participation.exit_reason] as exit_reason,
    case when recorded then wording.education[participation.education] end as education,
    case when recorded then wording.support_time[participation.support_time] end as support_time,
    case when recorded then wording.parties[participation.parties] end as parties,
    case when not recorded then null when support_before = 'ingen' and beside_before = 'lon' then wording.support['lon']
        else wording.support[support_before] || coalesce(':' || degree_before, '')
            || coalesce('|' || wording.support[beside_before], '') end as support_before,
    case when answered then wording.support[support_after] || coalesce(':' || degree_after, '')
        || coalesce('|' || wording.support[beside_after] || coalesce(':' || beside_degree_after, ''), '') end as support_after,
    case when recorded then if(works_before, wording.yes, wording.no) end as work_before,
    case when recorded then replace(work_extent_before, '.', wording.decimal_mark) end as work_before_pct,
    case when recorded then if(studies_before, wording.yes, wording.no) end as study_before,
    case when recorded then replace(study_extent_before, '.', wording.decimal_mark) end as study_before_pct,
    case when recorded then if(seeks_before, wording.yes, wording.no) end as seeking_before,
    case when answered then if(works, wording.yes, wording.no) end as work_after,
    case when answered then replace(work_extent, '.', wording.decimal_mark) end as work_after_pct,
    case when answered then if(studies, wording.yes, wording.no) end as study_after,
    case when answered then replace(study_extent, '.', wording.decimal_mark) end as study_after_pct,
    case when answered then if(seeks, wording.yes, wording.no) end as seeking_after,
    case when answered then if(further_rehab, wording.yes, wording.no) end as further_rehab_after,
    case when recorded then wording.health[health_before] end as health_before,
    wording.health[health_after] as health_after
from participation, wording;
