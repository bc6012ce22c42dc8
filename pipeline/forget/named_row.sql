-- one row per delivered row that counts for nothing and in which the id of somebody to erase fills a cell
insert into erased_row
select $delivery_no, $sheet_no, delivered.row_no
from ($delivered) delivered
join uncounted_row uncounted
    on uncounted.delivery_no = $delivery_no and uncounted.sheet_no = $sheet_no and uncounted.row_no = delivered.row_no
where list_has_any(
    list_transform([$cells], lambda cell: trim(cell)),
    (
        select coalesce(list(id), [])
        from (select participation_id as id from wanted_participation union select person_id from gone_person)
    )
)
