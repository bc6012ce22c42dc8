-- one row per participation of a population and combination of groups whose person has several of any kind: only these can
-- be counted twice
select person_key, $quarter as quarter, is_completed, $known $bundle as bundle, $combination as combination
from asked_answer
where $whom and $quarter is not null and person_key in (select person_key from asked_person)
