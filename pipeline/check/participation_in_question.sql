-- one row per typed participation of the deliveries in question, with what its sheet, the registers and the texts say
-- Joined columns are numbers, dates and flags: gathering a list for every row would cost more than all the rules.
select
    typed.*,
    year(typed.start_date) - typed.birth_year as age,
    fill.delivers_exit_reason,
    fill.delivers_person_id,
    insats.insats_type,
    (select count(*) > 0 from checked.insats_register) as has_register,
    insats.youngest as insats_youngest,
    insats.oldest as insats_oldest,
    insats.earliest_start as insats_start,
    insats.latest_end as insats_end,
    (select count(*) > 0 from checked.member_municipality) as has_members,
    member.first_day as member_from,
    member.last_day as member_to,
    member.gap_from as member_gap_from,
    member.gap_to as member_gap_to,
    before.ill_health_degree as before_ill_health,
    after.ill_health_degree as after_ill_health,
    before.is_odd_degree or after.is_odd_degree as has_odd_degree,
    before.is_contradiction or after.is_contradiction as has_support_contradiction,
    before.is_public as was_public,
    before.has_activity_compensation or after.has_activity_compensation as has_activity_compensation,
    before.has_sickness_compensation or after.has_sickness_compensation as has_sickness_compensation,
    after.says_work as after_says_work
from checked.$table typed
left join (
    select
        delivery_no, sheet_no,
        list_contains(filled, 'exit_reason') as delivers_exit_reason,
        list_contains(filled, 'person_id') as delivers_person_id
    from checked.sheet_fill
    where table_name = '$table'
) fill on fill.delivery_no = typed.delivery_no and fill.sheet_no = typed.sheet_no
left join checked.insats_register insats on insats.insats_id = typed.insats_id
left join checked.member_municipality member on member.municipality = typed.municipality
left join checked.support_fact before on before.text = typed.support_before
left join checked.support_fact after on after.text = typed.support_after
where typed.delivery_no in ($numbers)
