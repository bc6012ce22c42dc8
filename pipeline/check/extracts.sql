-- one row per sheet and insats that came as a complete extract, beside the extract in force before it
with earlier as (
    select
        insats_id, day, sum(rows) as rows, sum(women) as women, sum(with_gender) as with_gender,
        sum(anonymous) as anonymous
    from checked.extract
    group by insats_id, day
),
lost as (
    select insats_id, day, count(*) as finished_gone
    from checked.gone
    group by insats_id, day
)
select
    row_number() over () as row_key, null::bigint as of_row,
    extract.delivery_no, extract.sheet_no, null::bigint as row_no, extract.is_shrunk,
    extract.rows, extract.women, extract.with_gender, extract.anonymous,
    earlier.rows as rows_before, earlier.women as women_before, earlier.with_gender as with_gender_before,
    earlier.anonymous as anonymous_before,
    coalesce(lost.finished_gone, 0) as finished_gone
from checked.extract
left join earlier on earlier.insats_id = extract.insats_id and earlier.day = extract.since_day
left join lost on lost.insats_id = extract.insats_id and lost.day = extract.day
