-- one row per post of the newest budget, with the kind of financier of an income and the insats of a cost
with insatser as (
    select insats_id, lower(any_value(name)) as name, any_value(insats_type) as insats_type
    from checked.insats
    where delivery_no in (select delivery_no from checked.newest_register where table_name = 'insats')
      and row_key not in (select row_key from checked.taken_row where table_name = 'insats')
    group by insats_id
),
party as (
    select party, any_value(party_type) as party_type
    from checked.member
    group by party
)
select
    budget.row_key, budget.row_key as of_row, budget.delivery_no, budget.sheet_no, budget.row_no,
    budget.year, budget.kind, lower(budget.post) as post, budget.budget_kr, budget.outcome_kr,
    regexp_matches(lower(trim(budget.post)), '^(summa|total|delsumma)') as is_total,
    regexp_matches(lower(budget.post), '\b(lån|lånet|lånen|kredit|checkkredit|upplåning|banklån)\b') as is_loan,
    insats.insats_id,
    insats.insats_type,
    (select count(*) > 0 from insatser) as has_register,
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
from checked.budget
left join insatser insats
    on budget.kind = 'insats' and (insats.insats_id = budget.post or insats.name = lower(budget.post))
left join party on budget.kind = 'income' and party.party = lower(budget.post)
where budget.delivery_no in (select delivery_no from checked.newest_register where table_name = 'budget')
  and budget.row_key not in (select row_key from checked.taken_row where table_name = 'budget')
