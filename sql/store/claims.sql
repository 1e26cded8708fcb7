-- The claims of the current documents by claim_id, with the fields of a record.
select
    found.*,
    readings.document_id,
    readings.version,
    readings.source,
    readings.published_text as published
from reading_quantities as found
join readings using (reading)
where reading in (select max(reading) from readings group by document_id)
    and skipped is null
order by claim_id;
