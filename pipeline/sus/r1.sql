-- one row per occupation (several per person are possible): who had it before and after, among those known at both
with answer as (
    select 'arbete' as category, work_before as had, work_after as has from sus_population
    union all
    select 'studier', study_before, study_after from sus_population
    union all
    select 'soker', seeking_before, seeking_after from sus_population
    union all
    select
        'ingen',
        not work_before and not study_before and not seeking_before,
        not work_after and not study_after and not seeking_after
    from sus_population
)
select
    occupation.category,
    count(*) filter (where had is not null and has is not null)::bigint as known,
    (count(answer.category) - count(*) filter (where had is not null and has is not null))::bigint as missing,
    count(*) filter (where had and has is not null)::bigint as before,
    count(*) filter (where has and had is not null)::bigint as after
from (values ('arbete'), ('studier'), ('soker'), ('ingen')) as occupation(category)
left join answer using (category)
group by occupation.category
