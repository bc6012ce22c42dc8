-- one row per metric, period, basis and group, before protection: the counts every printed number comes from
create or replace table measured.figure as
select
    counted.*,
    case
        when counted.denominator between 1 and $most then coalesce(person_count.persons, 0)
        else counted.denominator // $stays
    end::bigint as persons_at_least
from counted
left join person_count
    on person_count.metric = counted.metric
    and person_count.kind = counted.kind
    and person_count.name = counted.name
    and person_count.basis = counted.basis
    and person_count.gender is not distinct from counted.gender
    and person_count.age_group is not distinct from counted.age_group
    and person_count.insats_id is not distinct from counted.insats_id
    and person_count.municipality is not distinct from counted.municipality
