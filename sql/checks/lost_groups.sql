-- Nothing: remembers, as lost_groups, to what the stories of lost readings belonged.
create or replace temp table lost_groups as
select * from check_groups where story in (select story from check_stories semi join lost_readings using (reading));
