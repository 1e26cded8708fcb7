-- The stories to be joined anew that are linked to others, as joining sees them.
select
    story, event_id, if(hurt, document_id, null), country, first_day, last_day, places, regions,
    list_intersect(words, $rare::varchar[]) as rare
from check_stories
where story in (select story from touched_stories)
    and story in (select unnest([one, other]) from check_links)
order by event_id;
