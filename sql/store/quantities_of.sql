-- Every quantity of the current documents $ids in reading and text order: the reading, then the fields of a record.
select
    found.*,
    readings.document_id,
    readings.version,
    readings.source,
    readings.published_text as published
from reading_quantities as found
join readings using (reading)
where reading in (
    select max(reading) from readings where document_id in (select unnest($ids)) group by document_id
)
order by reading, position;
