-- one row per count, beside the sum of its genders in the same sheet, and whether its insats is in the newest register
with known_insats as (
    select distinct insats_id
    from checked.insats
    where delivery_no in (select delivery_no from checked.newest_register where table_name = 'insats')
)
select
    volume.row_key, volume.row_key as of_row, volume.delivery_no, volume.sheet_no, volume.row_no,
    volume.gender, volume.participations,
    sum(participations) filter (gender <> 'all') over counted_together as of_genders,
    count(*) filter (gender in ('kvinna', 'man')) over counted_together as genders,
    (select count(*) > 0 from known_insats) as has_register,
    known_insats.insats_id is not null as is_in_register
from checked.volume
left join known_insats using (insats_id)
where volume.delivery_no in (select delivery_no from checked.visible)
  and volume.row_key not in (select row_key from checked.taken_row where table_name = 'volume') and not volume.has_cells_mismatch
window counted_together as (
    partition by volume.delivery_no, volume.sheet_no, volume.insats_id, volume.year, volume.quarter, volume.registration_level
)
