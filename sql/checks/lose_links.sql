-- Nothing: drops the links of lost stories.
delete from check_links
where one in (select story from lost_groups) or other in (select story from lost_groups);
