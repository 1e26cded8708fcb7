-- Nothing: drops the rows of lost stories from check_groups.
delete from check_groups where story in (select story from lost_groups);
