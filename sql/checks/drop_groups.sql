-- Nothing: forgets to which happening the touched stories belonged.
delete from check_groups where story in (select story from touched_stories);
