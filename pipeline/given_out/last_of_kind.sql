-- one row per figure of everyone who finished, in the spans of a release that end with its last quarter (null: it hid it)
select
    metric, definition_version, first_quarter, last_quarter,
    case when is_shown then numerator end as numerator,
    case when is_shown then denominator end as denominator
from published.cell
where release_no = $release_no
  and basis = 'finished'
  and coalesce(gender, age_group, insats_id, municipality) is null
  and last_quarter = (select max(last_quarter) from published.cell where release_no = $release_no)
order by all
