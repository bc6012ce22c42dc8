-- one row per delivery: what it is, what became of its rows, and everything its receipt rests on
with corrects as (
    select distinct correction.delivery_no, original.file
    from accepted.correction
    join accepted.delivery original on original.delivery_no = correction.corrects_delivery_no
),
judged as (
    select delivery_no, string_agg(table_name || ' ' || checked_with, ' ' order by table_name) as words
    from checked.delivery
    group by delivery_no
),
found as (
    select delivery_no, concat(count(*), ' ', bit_xor(hash(sheet_no, row_no, column_name, rule, severity))) as words
    from checked.finding
    group by delivery_no
),
caused as (
    select
        delivery_no,
        string_agg(concat_ws(' ', sheet_no, rule, column_name, rows, since_delivery_no), ' ' order by sheet_no, rule, column_name) as words
    from checked.cause
    group by delivery_no
),
confirmed as (
    select
        delivery_no,
        string_agg(concat_ws(' ', sheet, row_no, rule, "by", why), ' ' order by rule, sheet, row_no) as words
    from checked.confirmation
    group by delivery_no
),
corrections as (
    select corrects_delivery_no as delivery_no, string_agg(delivery_no || ' ' || judged.words, ' ' order by delivery_no) as words
    from accepted.correction
    join judged using (delivery_no)
    group by corrects_delivery_no
)
select
    delivery.delivery_no,
    delivery.file,
    delivery.sha256,
    delivery.size_bytes,
    delivery.received_on,
    case when withdrawn.delivery_no is null then delivery.outcome else 'withdrawn' end,
    delivery.refused_rule,
    original.file as repeats,
    corrects.file as corrects,
    account.rows_delivered,
    account.accepted,
    account.set_aside,
    account.repeated,
    account.superseded,
    concat_ws(' ', judged.words, found.words, caused.words, confirmed.words),
    corrections.words
from accepted.delivery
left join accepted.delivery original on original.delivery_no = delivery.repeats_delivery_no
left join corrects on corrects.delivery_no = delivery.delivery_no
left join derived.account account on account.delivery_no = coalesce(delivery.repeats_delivery_no, delivery.delivery_no)
left join accepted.withdrawn withdrawn on withdrawn.delivery_no = delivery.delivery_no and withdrawn.until_day is null
left join judged on judged.delivery_no = delivery.delivery_no
left join found on found.delivery_no = delivery.delivery_no
left join caused on caused.delivery_no = delivery.delivery_no
left join confirmed on confirmed.delivery_no = delivery.delivery_no
left join corrections on corrections.delivery_no = delivery.delivery_no
order by delivery.delivery_no
