-- one row per ledger: how many rows of frozen quarters have come and gone since, and of how many people. Who has been
-- forgotten since (no key) is none of them
with now as (
    select * exclude (row_key, is_finished)
    from derived.outcome
    where is_finished
      and exit_quarter in (
          select exit_quarter from published.frozen_quarter join published.in_force using (release_no)
      )
),
as_counted as (
    select counted.* exclude (row_key, is_finished)
    from published.counted() counted
    where counted.row_key is not null
      and exit_quarter in (
          select exit_quarter from published.frozen_quarter join published.in_force using (release_no)
      )
),
come as (from now except all from as_counted),
gone as (from as_counted except all from now)
select
    (select count(*) from come) as come,
    (select count(*) from gone) as gone,
    (select count(distinct person_key) from (from come union all from gone)) as people
