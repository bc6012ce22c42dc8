-- one row per reason for the exit
select
    reason.category,
    (select count(exit_reason) from sus_population) as known,
    (select count(*) - count(exit_reason) from sus_population) as missing,
    null::bigint as before,
    count(sus_population.exit_reason)::bigint as after
from sus_reason reason
left join sus_population on sus_population.exit_reason = reason.category
group by reason.category
