-- Nothing: drops the links of changed pairs, which are scored anew.
delete from check_links
where (one, other) in (select (one, other) from changed);
