-- one row per insats in the newest register received by the date: a register replaces the ones before it whole,
-- and a correction of it replaces the rows it corrects
create or replace temp table insats_register as
with visible as (
    select *
    from accepted.standing_at($as_of::date)
),
newest as (
    select root_no
    from checked.insats
    join visible using (delivery_no)
    order by stands_on desc, stands_as desc
    limit 1
),
known as (
    select insats.*
    from checked.insats insats
    join visible using (delivery_no)
    where root_no in (select root_no from newest) and insats_id is not null and insats_type is not null
),
corrected as (
    select tied.corrects_delivery_no as delivery_no, tied.corrects_sheet_no as sheet_no, row.corrects_row_no as row_no
    from known
    join accepted.corrected_row row using (delivery_no, sheet_no, row_no)
    join accepted.correction tied using (delivery_no, sheet_no)
    where row.fault is null
)
select
    insats_id,
    any_value(insats_type) as insats_type,
    any_value(youngest) as youngest,
    any_value(oldest) as oldest,
    -- where only a year is known, the widest that the year allows
    coalesce(any_value(start_date), make_date(any_value(start_year), 1, 1)) as earliest_start,
    coalesce(any_value(end_date), make_date(any_value(end_year), 12, 31)) as latest_end
from known
anti join corrected using (delivery_no, sheet_no, row_no)
group by insats_id
