-- The happenings that the current documents tell of, and which is a document's main one.
create or replace view events as
select
    found.event_id,
    newest.document_id,
    found.* exclude (reading, position, event_id)
from reading_events as found
join (
    select max(reading) as reading, document_id
    from readings
    group by document_id
) as newest using (reading);
