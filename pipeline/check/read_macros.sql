-- how one delivered cell is understood; no-break and thin spaces count as spaces, soft hyphens as nothing
-- nothing but functions: DuckDB runs it once per distinct text of a column, which a case would hinder
create or replace temp macro trimmed_once(delivered) as
    trim(delivered, chr(32) || chr(9) || chr(160) || chr(8239) || chr(8201) || chr(173));

-- where every text is another, looking at the ends first costs a fifth of trimming, and almost no cell needs it
create or replace temp macro trimmed(delivered) as case
    when prefix(delivered, ' ') or suffix(delivered, ' ')
        or prefix(delivered, chr(9)) or suffix(delivered, chr(9))
        or prefix(delivered, chr(160)) or suffix(delivered, chr(160))
        or prefix(delivered, chr(8239)) or suffix(delivered, chr(8239))
        or prefix(delivered, chr(8201)) or suffix(delivered, chr(8201))
        or prefix(delivered, chr(173)) or suffix(delivered, chr(173))
    then trimmed_once(delivered)
    else delivered
end;

create or replace temp macro says_missing(text, words) as list_contains(words, lower(text));

create or replace temp macro read_text(text, words) as case
    when text = '' or says_missing(text, words) then null else text
end;

-- a code of so many digits; one that has lost a leading zero gets it back, and nothing else is guessed
create or replace temp macro read_digits(text, width) as case
    when regexp_full_match(text, '[0-9]+') then
        case length(text) when width then text when width - 1 then '0' || text end
end;

create or replace temp macro read_code(text, spellings) as spellings[lower(text)];

-- a year has four digits: else two-digit years, “infinity” and the like would pass as days
create or replace temp macro plausible_day(day) as case
    when day between date '1000-01-01' and date '9999-12-30' then day
end;

create or replace temp macro read_date(text, forms) as case when text <> '' then coalesce(
    -- the usual form first, read once
    case when text like '____-__-__' and text between '1000' and ':' then try_cast(text as date) end,
    plausible_day(case when text < ':' then try_cast(text as date) end),
    plausible_day(case when regexp_matches(text, '[0-9]') then try_cast(try_strptime(text, forms) as date) end)
) end;

-- two digits mean the year that ends in them among the hundred from the pivot on
create or replace temp macro in_century(day, first_year) as try_cast(
    format('{:04d}-{:02d}-{:02d}', first_year + ((year(day) - first_year) % 100 + 100) % 100, month(day), day(day)) as date
);

create or replace temp macro read_short_date(text, forms, first_year) as in_century(
    case when regexp_matches(text, '[0-9]') then try_cast(try_strptime(text, forms) as date) end, first_year
);

-- a number on a delivered scale, moved to the column's own; outside the scale it is not understood
create or replace temp macro read_scale(number, low, high, at_low, at_high) as case
    when number between low and high
    then round(at_low + (number - low) * (at_high - at_low)::double / (high - low), 4)::decimal(18, 4)
end;

-- the comma becomes a point, a minus sign a hyphen, and spaces of every width and soft hyphens go
create or replace temp macro read_number(text) as case when text <> '' then try_cast(
    translate(
        rtrim(text, ' %' || chr(160) || chr(8239) || chr(8201)),
        ',' || chr(8722) || ' ' || chr(160) || chr(8239) || chr(8201) || chr(8199) || chr(173), '.-'
    ) as decimal(18, 4)
) end;

create or replace temp macro read_whole_number(text) as (
    case when read_number(text) = trunc(read_number(text)) then read_number(text)::bigint end
);
