-- one row per group, period, basis and way of counting: how many rows belong to somebody who is there with an earlier row
with several as materialized ($several),
-- materialized: two rows of one person are few, and are found before it is asked which groups they share
pair as materialized (
    select sooner, later
    from several as sooner
    join several as later
        on later.bundle = sooner.bundle and later.person_key = sooner.person_key
        and (later.quarter > sooner.quarter or later.quarter = sooner.quarter and later.row_key > sooner.row_key)
),
-- one row per group and row of somebody who is in the group with an earlier row too: in which quarter last, by way of counting
behind as (
    select later.row_key, later.quarter, later.is_completed, $known here.group_no, $earlier
    from pair
    join asked_member as here on here.bundle = later.bundle and here.combination = later.combination
    join asked_member as there
        on there.bundle = sooner.bundle and there.combination = sooner.combination and there.group_no = here.group_no
    group by all
),
repeat as ($repeats)
select repeat.way, repeat.group_no, asked_span.period_no, repeat.basis_no, sum(repeat.again)::bigint as again
from repeat
join asked_span using (quarter)
where repeat.earlier >= asked_span.first_quarter
group by all
