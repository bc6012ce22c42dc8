-- one row per finished participation that reports count: in frozen quarters as it was then, in the others as it is now
create or replace macro published.counted() as table
select *
from derived.outcome
where is_finished
  and exit_quarter not in (
      select exit_quarter from published.frozen_quarter join published.in_force using (release_no)
  )
union all by name
select
    frozen.* exclude ($outside) replace (coalesce(member.municipality, 'ovrig') as municipality),
    true as is_finished
from published.frozen
join published.in_force using (release_no)
left join derived.member member on member.municipality = frozen.municipality
