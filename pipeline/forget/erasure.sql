-- one row per erasure: when people were erased and why, never who
insert into fresh.accepted.erasure
select $erasure_no, $erased_on, $kind, $finished_before, $reason, $decided_by, count(*)
from wanted_participation
