-- Nothing: keeps touched stories without any link as happenings of their own.
insert into check_groups by name
select story, event_id as happening, story as component
from check_stories
where story in (select story from touched_stories)
    and story not in (select unnest([one, other]) from check_links);
