-- one row per rule that could not be judged on the delivery
select distinct rule
from checked.judgement
where delivery_no = $delivery_no and outcome = 'could_not_judge'
order by rule
