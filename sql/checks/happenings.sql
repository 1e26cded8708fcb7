-- To which happening, named by the least event of it, each event belongs.
select told.event_id, grouped.happening
from check_groups as grouped
join check_stories as told using (story)
order by told.event_id;
