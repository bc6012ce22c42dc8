-- one row per release that nobody outside has seen: it binds nothing any more
create table if not exists published.withdrawn (
    release_no integer primary key,
    withdrawn_on date not null
)
