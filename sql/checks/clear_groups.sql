-- Nothing: empties check_groups, so that a check fills it anew.
delete from check_groups;
