-- one row per typed row that is not accepted, with why: set_aside before repeated before superseded
insert into derived.not_accepted
with visible as (
    select row_key, delivery_no, sheet_no, place, day, $insats as insats_of_row, $key
    from checked.$table
    join delivery_rank using (delivery_no)
),
set_aside as (
    select distinct row_key
    from checked.finding
    anti join checked.confirmation using (delivery_no, sheet_no, row_no, rule, severity)
    where table_name = '$table' and severity = 'set_aside' and row_key is not null
      and delivery_no in (select delivery_no from delivery_rank)
),
repeated as (
    select row_key
    from checked.key_repeat
    where table_name = '$table' and not is_conflict and copy_no > 1
      and delivery_no in (select delivery_no from delivery_rank)
      and row_key not in (select row_key from set_aside)
    union
    -- a row of a correction that came back as it was, and counts already
    select new_key
    from corrected_pair
    where is_same and new_key not in (select row_key from set_aside) and old_key not in (select row_key from set_aside)
),
passing as (
    select visible.*
    from visible
    anti join set_aside using (row_key)
    anti join repeated using (row_key)
),
replacing as (
    select sheet.delivery_no, sheet.sheet_no, sheet.replaces
    from accepted.sheet
    where sheet.table_name = '$table'
),
reach as (
    -- rows that have been forgotten still say how far an extract reached: what they replaced does not come back
    select insats_of_row, day, delivery_no, sheet_no from passing
    union all
    select gone.insats_id, delivery_rank.day, gone.delivery_no, gone.sheet_no
    from accepted.forgotten_insats gone
    join delivery_rank using (delivery_no)
    where '$table' = 'participation'
),
newest_of_insats as (
    -- a complete extract replaces those of earlier days; files of one day stand beside each other, so that one row
    -- with a mistyped insats does not put a whole extract of the same day away
    select insats_of_row, max(day) as day
    from reach
    join replacing using (delivery_no, sheet_no)
    where replaces = 'insats'
    group by insats_of_row
),
newest_of_all as (
    select max(day) as day
    from reach
    join replacing using (delivery_no, sheet_no)
    where replaces = 'everything'
),
of_one_hash as (
    -- a hash is enough to find which keys may have come more than once; of most extracts none has
    select hash($key) as key_hash
    from passing
    group by key_hash
    having min(place) < max(place)
),
newest_of_key as (
    select $key, max(place) as place
    from passing
    where hash($key) in (select key_hash from of_one_hash)
    group by all
    having min(place) < max(place)
),
correcting as (
    select pair.new_key, pair.old_key, passing.place
    from corrected_pair pair
    join passing on passing.row_key = pair.new_key
),
superseded as (
    select row_key from passing join newest_of_insats newer using (insats_of_row) where passing.day < newer.day
    union
    select row_key from passing, newest_of_all newer where passing.day < newer.day
    union
    select row_key from passing join newest_of_key newer using ($key) where passing.place < newer.place
    union
    -- exactly the row that is corrected, whatever its key was
    select row_key from passing join correcting on correcting.old_key = passing.row_key
    union
    select earlier.new_key
    from correcting earlier
    join correcting later using (old_key)
    where earlier.place < later.place
)
select '$table', row_key, 'set_aside' from set_aside
union all
select '$table', row_key, 'repeated' from repeated
union all
select '$table', row_key, 'superseded' from superseded
