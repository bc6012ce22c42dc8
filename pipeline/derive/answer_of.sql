-- one row per participation handed in, with every group and every answer that a figure may rest on (null = not known).
-- Whoever needs a few rows hands in a few: the view derived.answer, of all accepted rows, cannot be cut short
create or replace macro derived.answer_of(participations) as table
with outcome as (
    select
        given.* exclude ($scale_columns),
        $scales
        -- to when anybody has looked: a day to come has not been looked at
        least(
            coalesce(greatest(activity_known_to, exit_date), date '$known_to'), date '$known_to'
        ) as activity_seen_to
    from derived.outcome_of(participations) given
)
select
    outcome.* exclude (
        delivery_no, sheet_no, row_no, received_on, unread, restored, participation_id, person_id, birth_year, age,
        education, support_time, parties, target_groups, referred_by, support_before, support_after, support_risk,
        support_days_before, support_days_after, work_before_pct, work_after_pct, study_before_pct, study_after_pct,
        study_pct_before, study_pct_after, health_before, health_after, health_profile_change, activity_known_to, began_on
    ),
    (year(start_date) * 4 + quarter(start_date) - 1)::integer as start_quarter,
    year(start_date)::integer as start_year,
    date_diff('day', start_date, exit_date)::integer as days_in_insats,
    exit_reason is not distinct from 'felregistrering' as is_misregistered,
    registration_level = 'person_data' and not is_misregistered as is_started,
    coalesce(outcome.education, 'ovrig') as education,
    coalesce(outcome.support_time, 'ovrig') as support_time,
    case when outcome.parties is null then []::varchar[] else str_split(outcome.parties, '|') end as parties,
    case
        when outcome.target_groups is null then []::varchar[]
        else list_sort(list_distinct(list_filter(list_transform(str_split(outcome.target_groups, '|'), lambda word: trim(word)), lambda word: word <> '')))
    end as target_groups,
    coalesce(outcome.referred_by, 'ovrig') as referred_by,
    coalesce(support_state_before, 'ovrig') as support_group_before,
    coalesce(insats.insats_type, 'ovrig') as insats_type,
    coalesce(insats.insats_focus, 'ovrig') as insats_focus,
    not had_no_occupation as work_or_study_before,
    -- work where the rest is blank is work all the same; the other classes need every answer before them
    case
        when work_before then 'arbete'
        when not work_before and study_before then 'studier'
        when not work_before and not study_before and seeking_before then 'soker'
        when not work_before and not study_before and not seeking_before then 'ovriga'
    end as occupation_before,
    case
        when work_after then 'arbete'
        when not work_after and study_after then 'studier'
        when not work_after and not study_after and seeking_after then 'soker'
        when not work_after and not study_after and not seeking_after then 'ovriga'
    end as occupation_after,
    -- no work is an extent of nothing
    case when work_before then work_pct_before when not work_before then 0 end::double as work_extent_before,
    case when work_after then work_pct_after when not work_after then 0 end::double as work_extent_after,
    health_rank_before <= 2 as health_good_before,
    health_rank_after <= 2 as health_good_after,
    -- rank 1 is the best
    sign(health_rank_before - health_rank_after)::integer as health_change,
    $changes
    $own
    -- full-year equivalents: 365 days also in leap years, at most one a year; the year after exit must have passed
    case when outcome.support_days_before >= 0 then least(outcome.support_days_before / 365, 1) end as support_hae_before,
    case
        when outcome.support_days_after >= 0 and exit_date + 365 <= date '$known_to'
        then least(outcome.support_days_after / 365, 1)
    end as support_hae_after,
    outcome.support_days_before > 365 or outcome.support_days_after > 365 as is_support_capped,
    coalesce(exit_date + 365 > date '$known_to', true) as is_support_year_not_over,
    -- time from the start to work or studies, with what may come before it and to when it was looked at; not known where
    -- the insats does not tell, where they began on a day nobody has told, and where the day told is impossible
    case
        when insats_told.tells_activity is distinct from true then null
        when activity_started_on is not null
        then case when activity_started_on between start_date and date '$known_to' then 'work_or_study' end
        when outcome.work_or_study then null
        when exit_date is not null and exit_reason = 'avliden' then 'died'
        when exit_date is not null and exit_reason = 'flytt' then 'moved'
        when exit_date is not null and is_full_benefit_after then 'full_benefit'
        when activity_seen_to >= start_date then 'censored'
    end as activity_end,
    date_diff(
        'day',
        start_date,
        case activity_end
            when 'work_or_study' then activity_started_on
            when 'censored' then activity_seen_to
            when 'died' then exit_date
            when 'moved' then exit_date
            when 'full_benefit' then exit_date
        end
    )::integer as days_to_activity,
    -- a follow-up that is not yet due is neither answered nor missing, whatever has come early
    case
        when not outcome.is_finished or insats_told.makes_followup_6 is distinct from true then null
        when exit_date + interval 6 month > date '$known_to' then 'not_yet_due'
        when coalesce(work_6_months, study_6_months, public_support_6_months) is null then 'lost'
        else 'answered'
    end as followup_6,
    case
        when not outcome.is_finished or insats_told.makes_followup_12 is distinct from true then null
        when exit_date + interval 12 month > date '$known_to' then 'not_yet_due'
        when coalesce(work_12_months, study_12_months, public_support_12_months) is null then 'lost'
        else 'answered'
    end as followup_12,
    case
        when followup_6 = 'answered' and work_6_months is not null and study_6_months is not null
        then work_6_months or study_6_months
    end as followup_6_work_or_study,
    case
        when followup_12 = 'answered' and work_12_months is not null and study_12_months is not null
        then work_12_months or study_12_months
    end as followup_12_work_or_study,
    case when followup_6 = 'answered' then public_support_6_months end as followup_6_public_support,
    case when followup_12 = 'answered' then public_support_12_months end as followup_12_public_support,
    coalesce(stay.stays_before, 0) as stays_before,
    coalesce(stay.is_reentry, false) as is_reentry,
    coalesce(stay.is_parallel, false) as is_parallel,
    stay.person_key as returning_person,
    -- as delivered: quicker to tell apart than what is worked out from them
    outcome.support_before as support_before_told,
    outcome.support_after as support_after_told,
    outcome.health_before as health_before_told,
    outcome.health_after as health_after_told,
    outcome.parties as parties_told,
    outcome.target_groups as target_groups_told
from outcome
left join (select insats_id, insats_type, insats_focus from derived.insats) insats
    on insats.insats_id = outcome.insats_id
left join derived.insats_told insats_told on insats_told.insats_id = outcome.insats_id
left join derived.stay stay on stay.row_key = outcome.row_key
