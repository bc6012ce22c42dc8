-- one row per distinct list text of a column: its codes in canonical order (`code|code:degree`), null where a part is unknown
create or replace temp table list_reading as
with part as (
    select column_name, text, trim(unnest(string_split_regex(text, '[|+]'))) as part
    from list_text
    where text <> ''
),
split as (
    select
        column_name,
        text,
        lower(trim(regexp_replace(part, '(:|\s)\s*[0-9]{1,3}([.,][0-9]+)?\s*%?$', ''))) as name,
        try_cast(replace(nullif(regexp_extract(part, '(?::|\s)\s*([0-9]{1,3}(?:[.,][0-9]+)?)\s*%?$', 1), ''), ',', '.') as decimal(9, 2)) as degree
    from part
    where part <> ''
),
known as (
    select split.column_name, split.text, spelling.code, split.degree
    from split
    left join spelling on spelling.column_name = split.column_name and spelling.delivered = split.name
)
select
    column_name,
    text,
    case
        when bool_and(code is not null and coalesce(degree, 0) <= 100)
        then string_agg(code || coalesce(':' || rtrim(rtrim(degree::varchar, '0'), '.'), ''), '|' order by code, degree)
    end as codes,
    case
        when bool_and(code is not null and coalesce(degree, 0) <= 100)
        then list({'source': code, 'degree': degree} order by code, degree)
    end as parts
from known
group by column_name, text
