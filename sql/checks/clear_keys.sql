-- Nothing: empties check_keys, so that a check fills it anew.
delete from check_keys;
