-- one row per accepted participation, with its groups and every yes/no that a metric counts (null = not known)
create or replace table derived.outcome as
with known as (
    select
        participation.* replace (
            -- a possible extent answers the question too where the answer itself is blank
            coalesce(work_before, case when work_before_pct between 0 and 100 then work_before_pct > 0 end) as work_before,
            coalesce(work_after, case when work_after_pct between 0 and 100 then work_after_pct > 0 end) as work_after,
            coalesce(study_before, case when study_before_pct between 0 and 100 then study_before_pct > 0 end) as study_before,
            coalesce(study_after, case when study_after_pct between 0 and 100 then study_after_pct > 0 end) as study_after
        ),
        year(start_date) - birth_year as age,
        before.is_public as was_public,
        after.is_public as is_public,
        case when work_before_pct between 0 and 100 then work_before_pct end as work_from,
        case when work_after_pct between 0 and 100 then work_after_pct end as work_to,
        case when study_before_pct between 0 and 100 then study_before_pct end as study_from,
        case when study_after_pct between 0 and 100 then study_after_pct end as study_to,
        list_position($health_ranks, health_before) as health_rank_before,
        list_position($health_ranks, health_after) as health_rank_after
    from derived.participation participation
    left join derived.support_text before on before.text = participation.support_before
    left join derived.support_text after on after.text = participation.support_after
)
select
    row_key,
    hash(coalesce(person_id, 'participation ' || participation_id)) as person_key,
    insats_id,
    case when list_contains($genders, gender) then gender else 'ovrig' end as gender,
    coalesce(age_band.code, 'ovrig') as age_group,
    case when list_contains($municipalities, municipality) then municipality else 'ovrig' end as municipality,
    (year(exit_date) * 4 + quarter(exit_date) - 1)::integer as exit_quarter,
    exit_date is not null
        and coalesce(registration_level, 'person_data') = 'person_data'
        and exit_reason is distinct from 'felregistrering' as is_finished,
    is_finished and not coalesce(list_contains($excluded_reasons, exit_reason), false) as is_completed,
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
        else (case when not work_after then false when not work_before then true else work_to > work_from end)::integer
            + (case when not study_after then false when not study_before then true else study_to > study_from end)::integer
            > 0
    end as started_or_increased,
    -- rank 1 is the best health, so a lower rank afterwards is better
    health_rank_after < health_rank_before as health_better,
    health_rank_after = health_rank_before as health_same,
    health_rank_after > health_rank_before as health_worse,
    case when is_public is not null then was_public end as public_support_before,
    case when was_public is not null then is_public end as public_support_after,
    was_public as had_public_support,
    case when was_public then not is_public end as left_public_support
from known
left join age_band on known.age between age_band.youngest and age_band.oldest
