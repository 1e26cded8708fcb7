-- Nothing: remembers, as old_groups, to which happening touched and lost stories belonged.
create or replace temp table old_groups as
select story, happening from check_groups where story in (select story from touched_stories)
union all
select story, happening from lost_groups;
