-- one row per participation, moment (before, after) and source of support; degree in per cent of full benefit where known
create or replace view derived.support as
select participation.row_key, moment.moment, part.source, part.degree
from derived.participation participation
cross join lateral (
    values ('before', participation.support_before), ('after', participation.support_after)
) as moment(moment, text)
join checked.support_part part using (text)
