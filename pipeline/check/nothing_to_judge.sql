-- one row per sheet and rule that looks further, where the view it is put over has no row of the sheet
insert into checked.judgement
select
    sheet.delivery_no, sheet.sheet_no, sheet.table_name, rule.rule, rule.rule, 0, 0, 0,
    -- without an extract before it nobody can tell what has changed
    case
        when rule.over in ('participations_again', 'extract_rows') and (sheet.delivery_no, sheet.sheet_no) not in (
            select (delivery_no, sheet_no)
            from checked.extract
            where since_day is not null
        )
        then 'could_not_judge'
        else 'not_applicable'
    end
from accepted.sheet
join checked.visible using (delivery_no)
join (select unnest($rules) as rule, unnest($over) as over, unnest($tables) as table_name) rule
    on rule.table_name = sheet.table_name
where not exists (
    select 1
    from checked.judgement
    where judgement.delivery_no = sheet.delivery_no and judgement.sheet_no = sheet.sheet_no
      and judgement.rule = rule.rule
)
