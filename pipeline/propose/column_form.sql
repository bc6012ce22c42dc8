-- one row per heading: what the values under it look like, in rows
select
    coalesce(sum(rows), 0)::bigint as filled,
    count(*) as different,
    coalesce(sum(rows) filter (number is not null), 0)::bigint as numbers,
    coalesce(sum(rows) filter (number = trunc(number)), 0)::bigint as whole_numbers,
    coalesce(sum(rows) filter (number between 1920 and 2020 and number = trunc(number)), 0)::bigint as years,
    coalesce(sum(rows) filter (number between 0 and 100), 0)::bigint as percents,
    coalesce(sum(rows) filter (number between 0 and 1), 0)::bigint as fractions,
    coalesce(sum(rows) filter (number > 0 and number < 1), 0)::bigint as parts_of_one,
    coalesce(sum(rows) filter (regexp_full_match(value, '(0[1-9]|[12][0-9])[0-9]{2}')), 0)::bigint as municipalities,
    coalesce(max(length(value)), 0)::bigint as longest
from (
    select value, rows, try_cast(replace(replace(rtrim(value, ' %'), ' ', ''), ',', '.') as double) as number
    from distinct_value
)
