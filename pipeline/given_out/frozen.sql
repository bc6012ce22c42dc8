-- one row per finished participation in a frozen quarter, as it was counted then. Who is forgotten loses both keys
create table if not exists published.frozen (
    release_no integer not null,
    row_key bigint,
    person_key ubigint not null,
    insats_id varchar not null,
    gender varchar not null,
    age_group varchar not null,
    municipality varchar not null,
    exit_quarter integer not null,
    is_completed boolean not null,
    moved_on boolean,
    work_or_study boolean,
    work_study_or_seeking boolean,
    started_or_increased boolean,
    health_better boolean,
    health_same boolean,
    health_worse boolean,
    public_support_before boolean,
    public_support_after boolean,
    had_public_support boolean,
    left_public_support boolean
)
