-- The stories to be joined anew, as joining sees them.
select
    story, event_id, if(hurt, document_id, null), country, first_day, last_day, places, regions,
    list_intersect(words, $rare::varchar[]) as rare
from check_stories
where story in (select story from touched_stories)
order by event_id;
