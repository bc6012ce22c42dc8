-- one row per finished participation of the period with the instrument answered both before and after
select $before::double as before, $after::double as after
from derived.answer
where is_finished and $basis and exit_quarter between $$first and $$last
  and $before is not null and $after is not null
