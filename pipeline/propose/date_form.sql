-- one row per set of date forms that values fit together, with how many rows have such a value
select forms, sum(rows)::bigint as rows
from (
    select list_filter([$fitting], lambda form: form is not null) as forms, rows
    from distinct_value
    where length(value) between 6 and 26 and regexp_matches(value, '^[0-9]{1,4}[-/.]?[0-9]{1,2}[-/.]?[0-9]{2,4}')
)
where len(forms) > 0
group by forms
order by rows desc, forms
