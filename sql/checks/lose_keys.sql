-- Nothing: drops the rows of lost stories from check_keys.
delete from check_keys where story in (select story from lost_groups);
