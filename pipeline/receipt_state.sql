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
below as (
    -- what a delivery's corrections, and theirs in turn, are
    select unnest(list_slice(path, 1, -2)) as delivery_no, delivery_no as by_delivery_no
    from accepted.standing
    where step > 0 and delivery_no not in (select delivery_no from accepted.withdrawn where until_day is null)
),
corrections as (
    select
        below.delivery_no,
        string_agg(concat_ws(' ', by_delivery_no, judged.words, found.words, confirmed.words), ' ' order by by_delivery_no) as words
    from below
    left join judged on judged.delivery_no = below.by_delivery_no
    left join found on found.delivery_no = below.by_delivery_no
    left join confirmed on confirmed.delivery_no = below.by_delivery_no
    group by below.delivery_no
),
replaced_insats as (
    select distinct delivery_no, insats_id
    from checked.participation
    where delivery_no in (select delivery_no from derived.account where accepted = 0 and superseded > 0)
),
root as (
    select delivery_no, root_no from accepted.standing
),
replaced as (
    -- a later extract is named by its own file, whatever corrections have come to it since
    select replaced_insats.delivery_no, string_agg(distinct by_file.file, ', ' order by by_file.file) as files
    from replaced_insats
    join derived.participation counted using (insats_id)
    join root own on own.delivery_no = replaced_insats.delivery_no
    join root on root.delivery_no = counted.delivery_no
    join accepted.delivery by_file
        on by_file.delivery_no = case when root.root_no = own.root_no then counted.delivery_no else root.root_no end
    where counted.delivery_no <> replaced_insats.delivery_no
    group by replaced_insats.delivery_no
),
unchanged as (
    -- a correction in which every row came back cell for cell, none was taken away and none said to be right
    select
        tied.corrects_delivery_no as delivery_no, delivery.received_on, delivery.file,
        count(*) filter (row.is_unchanged and row.fault is null and row.said_right is null) = count(*)
            and not exists (from accepted.removed_row removed where removed.delivery_no = tied.delivery_no) as is_unchanged
    from accepted.correction tied
    join accepted.delivery delivery using (delivery_no)
    join accepted.corrected_row row using (delivery_no, sheet_no)
    where tied.delivery_no not in (select delivery_no from accepted.withdrawn where until_day is null)
    group by tied.corrects_delivery_no, tied.delivery_no, delivery.received_on, delivery.file
),
changed_nothing as (
    select delivery_no, max(received_on) as day
    from unchanged
    group by delivery_no
    having arg_max(is_unchanged, (received_on, file))
),
held_insats as (
    select delivery_no, typed.insats_id, count(*) as row_count
    from checked.participation typed
    join (select distinct row_key from checked.finding where rule = 'extract-shrunk') found using (row_key)
    group by all
),
in_force as (
    select insats_id, count(*) as row_count
    from derived.participation
    where insats_id in (select insats_id from held_insats)
    group by insats_id
),
held as (
    select
        held_insats.delivery_no,
        list([held_insats.insats_id, held_insats.row_count::varchar, coalesce(in_force.row_count, 0)::varchar] order by insats_id) as insatser
    from held_insats
    left join in_force using (insats_id)
    group by held_insats.delivery_no
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
    corrections.words,
    replaced.files,
    coalesce(answered.rows, 0),
    changed_nothing.day,
    held.insatser
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
left join replaced on replaced.delivery_no = delivery.delivery_no
left join checked.answered answered on answered.delivery_no = delivery.delivery_no
left join changed_nothing on changed_nothing.delivery_no = delivery.delivery_no
left join held on held.delivery_no = delivery.delivery_no
order by delivery.delivery_no
