-- Nothing: remembers, as lost_keys, under which keys the lost stories met others.
create or replace temp table lost_keys as
select key, story, copied, rare, turn from check_keys where story in (select story from lost_groups);
