-- one row per participation of a population and combination of groups whose person has other stays: only these can be counted
-- twice
select row_key, returning_person as person_key, $quarter as quarter, is_completed, $known $bundle as bundle, $combination as combination
from asked_answer
where $whom and $quarter is not null and returning_person is not null
