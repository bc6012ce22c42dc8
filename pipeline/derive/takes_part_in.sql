-- how a participation is one of a year: in the insats on any day of it. A misregistered one never is
create or replace macro derived.takes_part_in(of_year, level, reason, started_on, left_on) as
    reason is distinct from 'felregistrering'
    and case
        -- of the anonymous only the start is recorded: without an exit they would go on for ever
        when level = 'anonymous' then year(started_on) = of_year
        else coalesce(started_on, left_on) <= make_date(of_year, 12, 31)
            and (left_on is null or left_on >= make_date(of_year, 1, 1))
    end
