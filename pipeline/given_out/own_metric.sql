-- one row per release and metric that was published by its definition alone: which column it read, and how
create table if not exists published.own_metric (
    release_no integer not null,
    metric varchar not null,
    definition_version integer not null,
    column_name varchar not null,
    digest varchar not null
)
