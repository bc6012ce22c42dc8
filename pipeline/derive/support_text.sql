-- one row per distinct support text: what it holds; null where the text does not say. Groups are the försörjningsmått's
create or replace table derived.support_text as
with part as (
    select
        part.text,
        part.source,
        part.degree,
        source.public,
        source.own,
        case when source.public = 'yes' then source.group_name end as public_group,
        source.public = 'unknown' as is_unknown
    from checked.support_part part
    join support_source source using (source)
),
told as (
    select
        text,
        coalesce(bool_or(public = 'yes'), false) as has_public,
        bool_or(is_unknown) as is_unknown,
        coalesce(bool_or(public_group = 'ohalsa'), false) as has_ohalsa,
        coalesce(bool_or(public_group = 'arbetsmarknad'), false) as has_arbetsmarknad,
        coalesce(bool_or(public_group = 'bistand'), false) as has_bistand,
        count(distinct public_group) as public_groups,
        any_value(public_group) as public_group,
        coalesce(bool_or(own = 'wage'), false) as has_wage,
        coalesce(bool_or(own = 'study'), false) as has_study_grant,
        -- sjukersättning at 100 % ends the way to work
        coalesce(bool_or(source = 'sjukersattning' and coalesce(degree, 100) = 100), false) as has_full_benefit,
        -- a public source without a degree is a whole one: only some benefits are paid in parts
        least(100, coalesce(sum(coalesce(degree, 100)) filter (public = 'yes'), 0)) as public_degree
    from part
    group by text
)
select
    text,
    case when has_public then true when not is_unknown then false end as is_public,
    case when has_ohalsa then true when not is_unknown then false end as is_ohalsa,
    case when has_arbetsmarknad then true when not is_unknown then false end as is_arbetsmarknad,
    case when has_bistand then true when not is_unknown then false end as is_bistand,
    case
        when is_unknown then null
        when public_groups > 1 then 'flera'
        else coalesce(public_group, 'ej_offentlig')
    end as state,
    case when not is_unknown then public_degree end::double as degree,
    has_full_benefit as is_full_benefit,
    case when has_public then false when not is_unknown then has_wage or has_study_grant end as is_self_support,
    case when has_public then false when not is_unknown then has_wage end as is_self_support_by_wage
from told
