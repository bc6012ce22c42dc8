-- one row per participation handed in: what it says of groups and support, and every yes/no that a metric counts (null = not
-- known). Whoever needs a few rows hands in a few
create or replace macro derived.outcome_of(participations) as table
with known as (
    select
        participation.* replace (
            coalesce(registration_level, 'person_data') as registration_level,
            -- a possible extent answers the question too where the answer itself is blank
            coalesce(work_before, case when work_before_pct between 0 and 100 then work_before_pct > 0 end) as work_before,
            coalesce(work_after, case when work_after_pct between 0 and 100 then work_after_pct > 0 end) as work_after,
            coalesce(study_before, case when study_before_pct between 0 and 100 then study_before_pct > 0 end) as study_before,
            coalesce(study_after, case when study_after_pct between 0 and 100 then study_after_pct > 0 end) as study_after
        ),
        year(start_date) - birth_year as age,
        case when work_before_pct between 0 and 100 then work_before_pct end as work_pct_before,
        case when work_after_pct between 0 and 100 then work_after_pct end as work_pct_after,
        case when study_before_pct between 0 and 100 then study_before_pct end as study_pct_before,
        case when study_after_pct between 0 and 100 then study_after_pct end as study_pct_after,
        list_position([$health_ranks], health_before) as health_rank_before,
        list_position([$health_ranks], health_after) as health_rank_after,
        before.is_public as public_before,
        after.is_public as public_after,
        before.is_ohalsa as support_ohalsa_before,
        after.is_ohalsa as support_ohalsa_after,
        before.is_arbetsmarknad as support_arbetsmarknad_before,
        after.is_arbetsmarknad as support_arbetsmarknad_after,
        before.is_bistand as support_bistand_before,
        after.is_bistand as support_bistand_after,
        before.state as support_state_before,
        after.state as support_state_after,
        before.degree as support_degree_before,
        after.degree as support_degree_after,
        coalesce(after.is_full_benefit, false) as is_full_benefit_after,
        after.is_self_support as self_support,
        after.is_self_support_by_wage as self_support_wage
    from query_table(participations) participation
    left join derived.support_text before on before.text = participation.support_before
    left join derived.support_text after on after.text = participation.support_after
)
select
    known.* replace (
        case when gender in ($genders) then gender else 'ovrig' end as gender,
        coalesce(member.municipality, 'ovrig') as municipality
    ),
    hash(coalesce(person_id, 'participation ' || participation_id)) as person_key,
    coalesce(age_band.code, 'ovrig') as age_group,
    (year(exit_date) * 4 + quarter(exit_date) - 1)::integer as exit_quarter,
    exit_date is not null
        and registration_level = 'person_data'
        and exit_reason is distinct from 'felregistrering' as is_finished,
    is_finished and not coalesce(exit_reason in ($excluded_reasons), false) as is_completed,
    case
        when work_after is not null and study_after is not null and further_rehab_after is not null
        then work_after or study_after or further_rehab_after
    end as moved_on,
    case when work_after is not null and study_after is not null then work_after or study_after end as work_or_study,
    case
        when work_after is not null and study_after is not null and seeking_after is not null
        then work_after or study_after or seeking_after
    end as work_study_or_seeking,
    case
        when work_before is null or work_after is null or study_before is null or study_after is null then null
        -- added, not joined by or: a yes beside an unknown is unknown, as in the other metrics
        else (case when not work_after then false when not work_before then true else work_pct_after > work_pct_before end)::integer
            + (case when not study_after then false when not study_before then true else study_pct_after > study_pct_before end)::integer
            > 0
    end as started_or_increased,
    -- rank 1 is the best health, so a lower rank afterwards is better
    health_rank_after < health_rank_before as health_better,
    health_rank_after = health_rank_before as health_same,
    health_rank_after > health_rank_before as health_worse,
    case when public_after is not null then public_before end as public_support_before,
    case when public_before is not null then public_after end as public_support_after,
    public_before as had_public_support,
    case when public_before then not public_after end as left_public_support,
    case when work_before is not null and study_before is not null then not (work_before or study_before) end
        as had_no_occupation,
    -- the first day in work or studies, never for who had not begun by the exit. Whoever works or studies at exit has begun,
    -- though the first day may come after it. Not known where the insats does not tell, or the day is not told or impossible
    case
        when insats_told.tells_activity is distinct from true then null
        when activity_started_on < start_date or activity_started_on > received_on then null
        when activity_started_on <= exit_date or (activity_started_on is not null and work_or_study)
        then activity_started_on
        when not work_or_study then date 'infinity'
    end as began_on,
    case when had_no_occupation then began_on < (start_date + interval 3 month)::date end as begun_within_3,
    case when had_no_occupation then began_on < (start_date + interval 6 month)::date end as begun_within_6,
    case when had_no_occupation then began_on < (start_date + interval 12 month)::date end as begun_within_12
from known
left join derived.insats_told insats_told on insats_told.insats_id = known.insats_id
left join derived.age_band age_band on age_band.age = known.age
left join derived.member member on member.municipality = known.municipality
