-- Nothing: empties check_marked before a replay fills it anew.
delete from check_marked;
