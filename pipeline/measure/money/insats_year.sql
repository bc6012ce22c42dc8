-- one row per insats with a budget post or anyone in the year: what it cost and was to cost, and who was there
with post as (
    select
        insats_id,
        -- an amount that is not known makes the whole unknown
        case when count(outcome_kr) = count(*) then sum(outcome_kr) end as outcome_kr,
        sum(budget_kr) as budget_kr,
        case when count(planned_participations) = count(*) then sum(planned_participations) end as planned
    from budget_post
    where year = $year and kind = 'insats' and insats_id is not null
    group by insats_id
),
register as (
    select insats_id, any_value(name) as name, any_value(insats_type) as insats_type
    from derived.insats
    group by insats_id
),
named as (
    select insats_id from post
    union
    select insats_id from money_participations
    union
    select insats_id from money_head_counts
)
select
    named.insats_id,
    coalesce(register.name, named.insats_id) as name,
    case
        when register.insats_type = 'structural' then 'structural'
        when present.insats_id is null and heads.insats_id is not null then 'volume'
        else 'individual'
    end as kind,
    post.outcome_kr,
    post.budget_kr,
    post.planned,
    case when present.insats_id is null and heads.insats_id is not null
        then heads.participations else coalesce(present.participations, 0)
    end as participations,
    coalesce(present.finished, 0) as finished,
    coalesce(present.moved_on, 0) as moved_on,
    coalesce(present.unknown, 0) as unknown
from named
left join post using (insats_id)
left join register using (insats_id)
left join money_participations present using (insats_id)
left join money_head_counts heads using (insats_id)
order by named.insats_id
