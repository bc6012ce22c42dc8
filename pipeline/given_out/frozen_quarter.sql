-- one row per quarter of exit that a release was the first to count, also where nobody finished
create table if not exists published.frozen_quarter (
    release_no integer not null,
    exit_quarter integer not null
)
