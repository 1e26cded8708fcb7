-- Nothing: empties check_facts, so that a check fills it anew.
delete from check_facts;
