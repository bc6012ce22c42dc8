-- one row per row that shares its key with another row of the same delivery; copy_no counts identical ones from 1
insert into checked.key_repeat
with shared as (
    select delivery_no, $key
    from checked.$table
    where delivery_no in (select delivery_no from in_question) and $key_is_known
    group by all
    having count(*) > 1
),
content as (
    select row_key, delivery_no, $key, hash($columns) as content
    from checked.$table
    join shared using (delivery_no, $key)
)
select
    '$table',
    row_key,
    delivery_no,
    min(content) over same_key <> max(content) over same_key,
    row_number() over (partition by delivery_no, $key, content order by row_key)
from content
window same_key as (partition by delivery_no, $key)
