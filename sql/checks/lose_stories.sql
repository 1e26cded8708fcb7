-- Nothing: drops the rows of lost readings from check_stories.
delete from check_stories where reading in (select reading from lost_readings);
