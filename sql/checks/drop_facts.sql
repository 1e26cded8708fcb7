-- Nothing: drops the facts of touched homes.
delete from check_facts where home in (select home from touched_homes);
