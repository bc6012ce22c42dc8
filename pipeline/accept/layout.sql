-- one row per text of a layout that has read a delivery, oldest first; `delivery_no` is the first that came under it,
-- null where the text came later as a correction of a version in use. accepted.sheet says which one read it
create table if not exists accepted.layout (
    place integer primary key,
    layout varchar not null,
    version integer not null,
    digest varchar not null,
    file varchar not null,
    text varchar not null,
    delivery_no integer
);

alter table accepted.sheet add column if not exists part varchar;

alter table accepted.sheet add column if not exists layout_digest varchar;
