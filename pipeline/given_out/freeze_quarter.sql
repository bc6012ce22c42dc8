-- one row per quarter, from the first exit to the release's last, that no release in force has counted before
insert into published.frozen_quarter
select $release_no, range as exit_quarter
from range($first, $last + 1)
where range not in (select exit_quarter from published.frozen_quarter join published.in_force using (release_no))
