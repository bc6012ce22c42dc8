-- one row per duty about participants: those who began by the day, and those whose record breaks the duty
with register as (
    select insats_id, any_value(youngest) as youngest, any_value(oldest) as oldest
    from derived.insats
    where youngest is not null or oldest is not null
    group by insats_id
),
begun as (
    select
        year(start_date) - birth_year as age,
        list_unique(string_split(nullif(trim(parties), ''), '|')) as parties,
        register.insats_id is not null as has_own_ages,
        register.youngest,
        register.oldest
    from derived.participation
    left join register using (insats_id)
    where start_date <= $as_of::date and exit_reason is distinct from 'felregistrering'
),
counted as (
    select
        'age' as duty, 'outside' as part,
        count(*) filter (age not between $youngest and $oldest) as counted, count(*) as total, count(*) filter (age is null) as undecided
    from begun
    union all
    select
        'age_of_insats', 'outside',
        count(*) filter (age < youngest or age > oldest), count(*), count(*) filter (age is null)
    from begun
    where has_own_ages
    union all
    select 'two_parties', 'fewer', count(*) filter (parties < $parties), count(*), count(*) filter (parties is null)
    from begun
)
select
    duty, part, null::integer as year, counted, total, undecided, counted > 0 as is_broken, undecided > 0 as is_open
from counted
