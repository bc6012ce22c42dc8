-- one row per delivery received by the date: what it was, and what became of its rows
with layout as (
    select delivery_no, string_agg(distinct layout, ', ' order by layout) as layouts
    from accepted.sheet
    group by delivery_no
),
withdrawn as (
    select delivery_no
    from accepted.withdrawn
    where ($as_of::date is null or from_day <= $as_of::date)
      and (until_day is null or until_day > $as_of::date)
),
open_finding as (
    select found.delivery_no, count(*) as findings
    from (
        select finding.delivery_no, sheet.sheet, finding.row_no, finding.rule, finding.severity
        from checked.finding
        left join accepted.sheet using (delivery_no, sheet_no)
        union all
        select delivery_no, sheet, row_no, rule, 'warn'
        from accepted.remark
    ) as found
    left join checked.confirmation confirmed
        on confirmed.delivery_no = found.delivery_no and confirmed.rule = found.rule
        and confirmed.severity = found.severity and confirmed.sheet is not distinct from found.sheet
        and confirmed.row_no is not distinct from found.row_no
    where confirmed.rule is null
    group by found.delivery_no
)
select
    delivery.file,
    delivery.sha256,
    delivery.received_on,
    layout.layouts,
    case
        when delivery.outcome = 'refused' or withdrawn.delivery_no is null then delivery.outcome
        else 'withdrawn'
    end,
    delivery.refused_rule,
    coalesce(account.rows_delivered, original.rows_delivered),
    case when delivery.outcome = 'repeated' then 0 else account.accepted end,
    case when delivery.outcome = 'repeated' then 0 else account.set_aside end,
    case when delivery.outcome = 'repeated' then original.rows_delivered else account.repeated end,
    case when delivery.outcome = 'repeated' then 0 else account.superseded end,
    coalesce(open_finding.findings, 0),
    coalesce(answered.rows, 0)
from accepted.delivery
left join derived.account account using (delivery_no)
left join derived.account original on original.delivery_no = delivery.repeats_delivery_no
left join checked.answered answered on answered.delivery_no = delivery.delivery_no
left join withdrawn on withdrawn.delivery_no = delivery.delivery_no
left join open_finding on open_finding.delivery_no = coalesce(delivery.repeats_delivery_no, delivery.delivery_no)
left join layout on layout.delivery_no = coalesce(delivery.repeats_delivery_no, delivery.delivery_no)
where $as_of::date is null or delivery.received_on <= $as_of::date
order by delivery.received_on, delivery.file, delivery.sha256
