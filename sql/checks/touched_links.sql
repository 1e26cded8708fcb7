-- The links of the components that fresh or changed stories are part of, strongest first, then by event.
select links.one, links.other
from check_links as links
join check_stories as ours on ours.story = links.one
join check_stories as theirs on theirs.story = links.other
where links.one in (select story from touched_stories)
order by
    links.level,
    least(ours.event_id, theirs.event_id),
    greatest(ours.event_id, theirs.event_id);
