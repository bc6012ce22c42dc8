-- one row per group, period, basis and way of counting: how many rows belong to somebody who is there with an earlier row
with here as (
    select several.*, asked_member.group_no
    from ($several) as several
    join asked_member using (bundle, combination)
),
-- one window for all ways of counting: sorting the rows is what takes time
behind as (
    select *, $earlier
    from here
    window sooner as (
        partition by group_no, person_key order by quarter rows between unbounded preceding and 1 preceding
    )
),
repeat as ($repeats)
select repeat.way, repeat.group_no, asked_span.period_no, repeat.basis_no, sum(repeat.again)::bigint as again
from repeat
join asked_span using (quarter)
where repeat.earlier >= asked_span.first_quarter
group by all
