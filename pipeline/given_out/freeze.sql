-- one row per finished participation in the quarters that this release is the first to count
insert into published.frozen by name
select $release_no as release_no, * exclude (is_finished)
from derived.outcome
where is_finished
  and exit_quarter in (select exit_quarter from published.frozen_quarter where release_no = $release_no)
