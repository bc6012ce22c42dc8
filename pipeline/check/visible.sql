-- one row per delivery that the rules look at: those received by the date, a correction on the day of what it corrects
select delivery_no, stands_as as file, stands_on as received_on, root_no
from accepted.standing_at($as_of::date)
