-- The events of the current documents in reading and text order: the reading, then the fields of Event.
select found.*, readings.document_id
from reading_events as found
join readings using (reading)
where reading in (select max(reading) from readings group by document_id)
order by reading, position;
