-- one row per latest release in force, of which there is one or none: its period and the day it was given out
select period, given_out_on
from published.in_force
order by release_no desc
limit 1
