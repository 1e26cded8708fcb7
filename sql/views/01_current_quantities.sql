-- For the store itself: every quantity of the current documents, with the fields of a record and the number of its reading.
create or replace view current_quantities as
select
    found.*,
    current.document_id,
    current.version,
    current.source,
    current.published_text as published
from reading_quantities as found
join readings as current using (reading)
where reading in (select max(reading) from readings group by document_id);
