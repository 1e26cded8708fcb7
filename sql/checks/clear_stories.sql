-- Nothing: empties check_stories, so that a check fills it anew.
delete from check_stories;
