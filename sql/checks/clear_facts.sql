-- Nothing: empties check_facts before a check fills it anew.
delete from check_facts;
