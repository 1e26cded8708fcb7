-- Nothing: gathers the events of readings that no check has seen.
create or replace temp table fresh_events as
select event_id, keywords, actors, places, country, "start", "end", background
from reading_events
where reading in (select reading from fresh_readings);
