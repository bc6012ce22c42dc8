-- one row per release that has not been withdrawn
create or replace view published.in_force as
select * from published.release where release_no not in (select release_no from published.withdrawn)
