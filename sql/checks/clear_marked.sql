-- Nothing: empties check_marked, where a check starts from nothing.
delete from check_marked;
