-- The current version of every document: its text, outlet and date, and how many versions there were.
-- published is UTC; published_text the ISO form as it was given.
create or replace view documents as
select
    readings.document_id,
    readings.version,
    texts.title,
    texts.text,
    readings.url,
    readings.source,
    readings.published,
    readings.published_text,
    readings.language,
    readings.extractor,
    readings.added_at,
    newest.versions,
    readings.reading
from readings
join (
    select max(reading) as reading, count(distinct version) as versions
    from readings
    group by document_id
) as newest using (reading)
join texts using (version);
