-- how one delivered cell is understood; no-break and thin spaces count as spaces, soft hyphens as nothing
-- looking at the ends first costs a fifth of trimming, and almost no cell needs it
create or replace temp macro trimmed(delivered) as case
    when prefix(delivered, ' ') or suffix(delivered, ' ')
        or prefix(delivered, chr(9)) or suffix(delivered, chr(9))
        or prefix(delivered, chr(160)) or suffix(delivered, chr(160))
        or prefix(delivered, chr(8239)) or suffix(delivered, chr(8239))
        or prefix(delivered, chr(173)) or suffix(delivered, chr(173))
    then trim(delivered, chr(32) || chr(9) || chr(160) || chr(8239) || chr(173))
    else delivered
end;

create or replace temp macro says_missing(text) as list_contains(getvariable('missing'), lower(text));

create or replace temp macro read_text(text) as case when text = '' or says_missing(text) then null else text end;

create or replace temp macro read_code(text, spellings) as spellings[lower(text)];

create or replace temp macro read_date(text, forms) as coalesce(
    try_cast(text as date),
    try_cast(try_strptime(text, forms) as date)
);

create or replace temp macro read_number(text) as try_cast(
    replace(replace(replace(replace(rtrim(text, ' %'), chr(160), ''), chr(8239), ''), ' ', ''), ',', '.') as decimal(18, 4)
);

create or replace temp macro read_whole_number(text) as (
    case when read_number(text) = trunc(read_number(text)) then read_number(text)::bigint end
);
