-- one row per membership in the newest list, its party's name in lower case
select
    row_key, delivery_no, sheet_no, row_no, lower(party) as party, party_type, municipality, from_date,
    coalesce(to_date, date '9999-12-31') as to_date
from checked.membership
where delivery_no in (select delivery_no from checked.newest_register where table_name = 'membership')
  and row_key not in (select row_key from checked.taken_row where table_name = 'membership')
  and party is not null and from_date is not null
