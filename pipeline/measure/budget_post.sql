-- one row per post of the budget that is no total row, with the kind of financier of an income and the insats of a cost
with insatser as (
    select insats_id, lower(any_value(name)) as name, any_value(insats_type) as insats_type
    from derived.insats
    group by insats_id
),
party as (
    select lower(party) as party, any_value(party_type) as party_type
    from derived.membership
    group by lower(party)
)
select
    budget.year,
    budget.kind,
    budget.post,
    budget.budget_kr,
    budget.outcome_kr,
    budget.planned_participations,
    insatser.insats_id,
    insatser.insats_type,
    budget.kind = 'insats' and insatser.insats_id is null
        and regexp_matches(lower(budget.post), 'framtida|ofördela|ej fördela|oallokera|\breserv') as is_unallocated,
    -- as the rule funding-shares tells financiers (pipeline/check/posts.sql)
    case
        when budget.kind <> 'income' then null
        when budget.financier is not null then budget.financier
        when party.party_type in ('fk', 'af') then 'state'
        when party.party_type is not null then party.party_type
        when regexp_matches(lower(budget.post), 'försäkringskassan|arbetsförmedlingen|\bstaten\b|\bfk\b|\baf\b')
            then 'state'
        when regexp_matches(lower(budget.post), 'landsting|region') then 'region'
        when regexp_matches(lower(budget.post), 'eget kapital|överskott') then 'own'
    end as financier
from derived.budget budget
left join insatser
    on budget.kind = 'insats' and (insatser.insats_id = budget.post or insatser.name = lower(budget.post))
left join party on budget.kind = 'income' and party.party = lower(budget.post)
where not regexp_matches(lower(trim(budget.post)), '^(summa|total|delsumma)')
