-- Nothing: adds the fresh stories to those that later checks link with.
insert into check_stories by name
select * from fresh_stories;
