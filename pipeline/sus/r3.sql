-- one row per answer: who works or studies at exit, and who of them started or increased
select
    'arbete_eller_studier' as category,
    count(work_or_study)::bigint as known,
    count(*) filter (where work_or_study is null)::bigint as missing,
    null::bigint as before,
    count(*) filter (where work_or_study)::bigint as after
from sus_population
union all
select
    'paborjat_eller_okat',
    count(*) filter (where work_or_study and started_or_increased is not null)::bigint,
    count(*) filter (where work_or_study and started_or_increased is null)::bigint,
    null,
    count(*) filter (where work_or_study and started_or_increased)::bigint
from sus_population
