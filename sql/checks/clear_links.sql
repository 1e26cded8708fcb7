-- Nothing: empties check_links, so that a check fills it anew.
delete from check_links;
