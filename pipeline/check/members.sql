-- one row per membership in the newest list, beside its party's other memberships, all parties and all insatser
with today as (
    select max(received_on) as day
    from checked.visible
),
kinds as (
    select count(distinct party_type) as kinds
    from checked.member, today
    where today.day between from_date and to_date
),
ongoing as (
    select lower(coalesce(provider, owner)) as runs, lower(owner) as owns
    from checked.insats, today
    where delivery_no in (select delivery_no from checked.newest_register where table_name = 'insats')
      and row_key not in (select row_key from checked.taken_row where table_name = 'insats')
      and coalesce(start_date, make_date(start_year, 1, 1), today.day) <= today.day
      and coalesce(end_date, make_date(end_year, 12, 31), today.day) >= today.day
),
known as (
    select count(*) as insatser, count(runs) as with_owner
    from ongoing
)
select
    member.row_key, member.row_key as of_row, member.delivery_no, member.sheet_no, member.row_no,
    member.party_type, member.municipality, member.from_date, member.to_date,
    today.day between member.from_date and member.to_date as is_member_today,
    max(member.to_date) over (
        partition by member.party order by member.from_date, member.row_key
        rows between unbounded preceding and 1 preceding
    ) as earlier_to_date,
    row_number() over (order by member.row_no, member.row_key) as nth,
    kinds.kinds,
    known.insatser,
    known.with_owner,
    (select count(*) from ongoing where member.party in (ongoing.runs, ongoing.owns)) as insatser_of_party
from checked.member member, today, kinds, known
