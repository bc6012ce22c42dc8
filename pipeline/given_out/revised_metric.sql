-- one row per metric asked for: see revised.sql
select
    $metric as metric,
    (select count(*) filter ($answer) from as_counted) as numerator,
    (select count($answer) from as_counted) as denominator,
    (select count(*) filter ($answer) from now) as new_numerator,
    (select count($answer) from now) as new_denominator,
    (
        select count(distinct person_key)
        from (
            (select person_key, exit_quarter, $answer from as_counted
             except all select person_key, exit_quarter, $answer from now)
            union all
            (select person_key, exit_quarter, $answer from now
             except all select person_key, exit_quarter, $answer from as_counted)
        )
    ) as people
