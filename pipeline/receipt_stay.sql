-- one row per finding about a person's several stays and other stay that it is about: where it stands in the file that
-- was delivered first, and whether this sender's own file holds rows of its insats
with own_root as (
    select coalesce(any_value(root_no), $delivery_no) as root_no
    from accepted.standing
    where delivery_no = $delivery_no
),
stay as (
    select
        found.row_no as found_row_no, found.rule, own.sheet_no as own_sheet_no, own.row_no as own_row_no,
        other.delivery_no, other.sheet_no, other.row_no, other.participation_id, other.insats_id, other.start_date,
        other.exit_date
    from receipt_finding found
    join checked.participation own
        on own.delivery_no = found.delivery_no and own.sheet_no = found.sheet_no and own.row_no = found.row_no
    join derived.participation other
        on other.person_id = own.person_id and other.participation_id <> own.participation_id
    where found.delivery_no = $delivery_no and found.sheet_no = $sheet_no
      and other.exit_reason is distinct from 'felregistrering'
      and case found.rule
          when 'stay-registered-twice' then other.insats_id = own.insats_id and other.start_date = own.start_date
          when 'stays-same-day' then other.insats_id <> own.insats_id and other.start_date = own.start_date
          when 'stay-overlaps' then other.insats_id = own.insats_id
          when 'stay-parallel' then other.insats_id <> own.insats_id
          else false
      end
      -- of two that overlap, the one that began first is the other one
      and (
          other.start_date < own.start_date
          or other.start_date = own.start_date
          and (found.rule in ('stay-registered-twice', 'stays-same-day') or other.participation_id < own.participation_id)
      )
      and coalesce(other.exit_date, date '9999-12-31') >= own.start_date
)
select
    stay.found_row_no,
    stay.rule,
    coalesce(first.first_delivery_no, stay.delivery_no) = own_root.root_no as is_in_same_file,
    stay.insats_id in (
        select insats_id from checked.participation where delivery_no = own_root.root_no
    ) as is_own_insats,
    coalesce(own_first.first_sheet_no, stay.own_sheet_no) as own_sheet_no,
    coalesce(first.first_sheet_no, stay.sheet_no) as sheet_no,
    coalesce(first.first_row_no, stay.row_no) as row_no,
    stay.participation_id,
    stay.insats_id,
    stay.start_date,
    stay.exit_date,
    own_root.root_no <> $delivery_no as is_correction
from stay
cross join own_root
left join receipt_first first
    on first.delivery_no = stay.delivery_no and first.sheet_no = stay.sheet_no and first.row_no = stay.row_no
left join receipt_first own_first
    on own_first.delivery_no = $delivery_no and own_first.sheet_no = stay.own_sheet_no
    and own_first.row_no = stay.own_row_no
order by stay.found_row_no, stay.rule, stay.start_date, stay.participation_id
