-- no rows: how a draw is made. The outer hash is needed: an inner one alone leaves two tags' draws tied to each other.
-- hash() is DuckDB's own: should another version hash otherwise, data/sample is written anew.
create or replace temp macro draw(who, tag) as hash(hash(who, tag, getvariable('seed')));
create or replace temp macro chance(who, tag) as (draw(who, tag) % 1000000) / 1000000.0;
create or replace temp macro pick(ladder, who, tag) as ladder[1 + (draw(who, tag) % 10000)::integer];
