-- The stories to be joined anew, as joining sees them.
select story, event_id, document_id, country, first_day, last_day, places
from check_stories
where story in (select story from touched_stories)
order by event_id;
