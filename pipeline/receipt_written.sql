-- one row per delivery whose receipt has been written: the file, its SHA-256, and the word for what it rests on
create table if not exists accepted.receipt (
    delivery_no integer primary key,
    file varchar not null,
    sha256 varchar not null,
    word varchar not null
)
