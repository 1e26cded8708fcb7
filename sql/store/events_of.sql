-- The events of the current documents $ids in reading and text order: the reading, then the fields of Event.
select found.*, readings.document_id
from reading_events as found
join readings using (reading)
where reading in (
    select max(reading) from readings where document_id in (select unnest($ids)) group by document_id
)
order by reading, position;
