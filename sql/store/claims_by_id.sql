-- The current claims among $ids, by claim_id, with the fields of a record.
select
    found.*,
    readings.document_id,
    readings.version,
    readings.source,
    readings.published_text as published
from reading_quantities as found
join readings using (reading)
where reading in (select max(reading) from readings group by document_id)
    and claim_id in (select unnest($ids))
order by claim_id;
