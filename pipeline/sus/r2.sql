-- one row per class of occupation, exactly one per person: before and after, among those known at both
with known as (
    select occupation_before as had, occupation_after as has
    from sus_population
    where occupation_before is not null and occupation_after is not null
)
select
    class.category,
    (select count(*) from known) as known,
    (select count(*) from sus_population) - (select count(*) from known) as missing,
    (select count(*) from known where had = class.category) as before,
    (select count(*) from known where has = class.category) as after
from (values ('arbete'), ('studier'), ('soker'), ('ovriga')) as class(category)
