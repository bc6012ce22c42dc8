-- one row per warning that the sender, sending its row back as it was, has said to be right; the first day it was said
insert into checked.confirmation
with recursive place as (
    select
        corrected.delivery_no, corrected.sheet_no, corrected.row_no, string_split(corrected.said_right, ':') as words,
        standing.visible_from as day, standing.file
    from accepted.corrected_row corrected
    join accepted.standing_at($as_of::date) standing using (delivery_no)
    where corrected.fault is null and corrected.is_unchanged and corrected.said_right is not null
    union all
    -- what is said of a row that came back as it was is said of the row it corrects too
    select
        tied.corrects_delivery_no, tied.corrects_sheet_no, corrected.corrects_row_no, place.words, place.day, place.file
    from place
    join accepted.corrected_row corrected using (delivery_no, sheet_no, row_no)
    join accepted.correction tied using (delivery_no, sheet_no)
    where corrected.fault is null and corrected.is_unchanged
),
asked as (
    select unnest($rules::varchar[]) as rule, unnest($words::varchar[]) as word
)
select
    finding.delivery_no, finding.sheet_no, finding.row_no, finding.rule, $by, min(place.day),
    concat($where, ' ', arg_min(place.file, (place.day, place.file))), sheet.sheet, 'warn'
from place
join checked.finding finding using (delivery_no, sheet_no, row_no)
join asked on asked.rule = finding.rule and list_contains(place.words, asked.word)
left join accepted.sheet sheet using (delivery_no, sheet_no)
where finding.severity = 'warn'
  and not exists (
      from checked.confirmation earlier
      where earlier.rule = finding.rule and earlier.delivery_no = finding.delivery_no
        and earlier.sheet is not distinct from sheet.sheet and earlier.row_no = finding.row_no
  )
group by finding.delivery_no, finding.sheet_no, finding.row_no, finding.rule, sheet.sheet
