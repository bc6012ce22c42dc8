-- one row per delivered row that counts for nothing and in which the id of somebody to erase fills a cell
insert into erased_row
select $delivery_no, $sheet_no, delivered.row_no
from ($delivered) delivered
where list_has_any(
    list_transform([$cells], lambda cell: trim(cell)),
    (
        select coalesce(list(id), [])
        from (select participation_id as id from wanted_participation union select person_id from gone_person)
    )
)
  and (
      row_no in (select row_no from uncounted_row where delivery_no = $delivery_no and sheet_no = $sheet_no)
      or ($delivery_no, $sheet_no) in (select (delivery_no, sheet_no) from uncounted_sheet)
  )
