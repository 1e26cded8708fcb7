-- Nothing: gathers, as fresh_claims, what linking asks of the claims of readings that no check has seen; spans says
-- whether their days may be part of the question.
create or replace temp table fresh_claims as
select
    found.claim_id,
    found.reading,
    current.document_id,
    coalesce(found.event, current.document_id || '#' || found.claim_id) as event_id,
    found.field,
    found."start",
    found.measure,
    found.population,
    found.side,
    found.scope,
    found.series,
    found.modality,
    found.attribution,
    found.low,
    found.high,
    found.bound,
    found.precision,
    found.unit,
    found.dimension,
    found.si_low,
    found.si_high,
    found.place,
    found.place_id,
    found.place_name,
    found.country,
    found.event_start,
    found.event_end,
    found.date_precision,
    found.as_of,
    left(current.published_text, 10)::date as published,
    found.scope = 'period' or found.series <> 'level' or (
        found.event_end <> found.event_start and not (found.scope = 'incident' and found.date_precision = 'week')
    ) as spans
from reading_quantities as found
join readings as current using (reading)
where found.skipped is null
    and found.reading in (select reading from fresh_readings);
