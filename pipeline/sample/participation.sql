-- one row per participation of the insats named by the variable insats: what happened, in canonical codes
create or replace temp view participation as
with place as (
    select insats.*, insats.first_slot + slot.i as i,
        draw(insats.first_slot + slot.i, 'other') % getvariable('participations') as other
    from slot, insats
    where insats.insats_id = getvariable('insats') and slot.i < insats.participations
),
-- A person may come back: then this stay is a later one of the person whose first stay is `other`.
stay as (
    select
        place.*,
        pick(ladder.of_start_day, i, 'start') as first_day,
        pick(ladder.of_start_day, other, 'start') as other_day,
        pick(ladder.of_length, other, 'length') as other_length,
        other_day + case when chance(i, 'overlaps') < share.overlapping then other_length // 2
            else other_length + pick(ladder.of_days_until_return, i, 'gap') end as return_day,
        other <> i and chance(i, 'returns') < share.returning and chance(other, 'returns') >= share.returning
            and ladder.first_date + return_day <= ladder.last_date as is_return
    from place, ladder, share
),
person as (
    select
        stay.*,
        case when is_return then other else i end as person,
        ladder.first_date + case when is_return then other_day else first_day end as person_start,
        greatest(ladder.first_date + case when is_return then return_day else first_day end, insats_start) as start_date,
        pick(ladder.of_gender, person, 'gender') as gender,
        year(person_start) - pick(ladder.of_age, person, 'age') as birth_year,
        year(start_date) - birth_year as age,
        case when person_start < ladder.all_members_from then pick(ladder.of_municipality_before, person, 'municipality')
            else pick(ladder.of_municipality, person, 'municipality') end as municipality,
        pick(ladder.of_education, person, 'education') as education
    from stay, ladder
),
before as (
    select
        person.*,
        chance(i, 'anonymous') >= share.anonymous as recorded,
        chance(i, 'work before') < share.work_before as works_before,
        chance(i, 'study before') < share.study_before as studies_before,
        chance(i, 'seeking before') < share.seeking_before as seeks_before,
        pick(ladder.of_work_extent, i, 'work extent before') as work_extent_before,
        pick(ladder.of_study_extent, i, 'study extent before') as study_extent_before,
        case when age < 30 then pick(ladder.of_support_under_30, i, 'support')
            else pick(ladder.of_support_from_30, i, 'support') end as drawn_support,
        case when drawn_support = 'aktivitetsersattning' and age not between 19 and 29 then 'ingen' else drawn_support end as support,
        list_contains(ladder.with_degree, support) as has_degree,
        case when not has_degree then null when works_before then '50' else pick(ladder.of_degree, i, 'degree') end as degree,
        case when works_before then 'lon'
            when support in ('forsorjningsstod', 'aktivitetsersattning') and chance(i, 'housing') < share.housing_allowance then 'bostadsbidrag'
        end as beside,
        case when chance(i, 'health before') < share.health_asked_before then pick(ladder.of_health_rank, i, 'health') end as health_before,
        start_date + pick(ladder.of_length, i, 'length') as drawn_exit,
        recorded and drawn_exit <= ladder.last_date as ended
    from person, ladder, share
),
ending as (
    select
        before.*,
        case when ended then pick(ladder.of_exit_reason, i, 'reason') end as exit_reason,
        ended and exit_reason <> 'avliden' and chance(i, 'answers') < share.exit_answered as answered,
        moved_on
            + case gender when 'kvinna' then shift.kvinna when 'man' then shift.man else 0 end
            + case when age < 30 then shift.under_30 when age >= 50 then shift.from_50 else 0 end
            + case when exit_reason = 'enligt_plan' then shift.as_planned else shift.not_as_planned end as moves_on_by,
        case when chance(i, 'moves on') < moves_on_by then pick(paths, i, 'path') else '' end as path,
        contains(path, 'work') as works,
        contains(path, 'study') as studies,
        contains(path, 'rehab') as further_rehab
    from before, ladder, share, shift
)
select
    i, insats_id, recorded, person, gender, birth_year, municipality, start_date, education, ended, answered,
    case when ended then drawn_exit end as exit_date,
    exit_reason,
    pick(ladder.of_support_time, i, 'support time') as support_time,
    pick(ladder.of_parties, i, 'parties') as parties,
    support as support_before, degree as degree_before, beside as beside_before,
    works_before, case when works_before then work_extent_before else '0' end as work_extent_before,
    studies_before, case when studies_before and works_before then '50' when studies_before then study_extent_before else '0' end
        as study_extent_before,
    seeks_before,
    case when chance(i, 'support unknown') < share.support_unknown_after then 'saknas'
        when works then 'lon' when studies then 'studiestod'
        when chance(i, 'keeps support') < share.support_kept then support
        else pick(ladder.of_support_changed, i, 'support changed') end as support_after,
    case when not list_contains(ladder.with_degree, support_after) or support_after = 'lon' then null
        when support_after = support then degree else '100' end as degree_after,
    case when support_after = 'lon' and chance(i, 'wage alone') >= share.wage_alone and support not in ('ingen', 'annan') then support end
        as beside_after,
    case when has_degree and beside_after is not null then '50' end as beside_degree_after,
    works, case when works then pick(ladder.of_work_extent, i, 'work extent') else '0' end as work_extent,
    -- who works as well studies half time at most
    studies, case when studies and works then '50' when studies then pick(ladder.of_study_extent, i, 'study extent')
        else '0' end as study_extent,
    chance(i, 'seeking') < case when works or studies then share.seeking_though_active else share.seeking_after end as seeks,
    further_rehab,
    health_before,
    case when health_before is null then pick(ladder.of_health_rank, i, 'health') else health_before end
        + pick(ladder.of_health_change, i, 'health change') as drawn_health,
    case when answered and chance(i, 'health after') < share.health_answered_after then greatest(1, least(5, drawn_health)) end
        as health_after
from ending, ladder, share;
