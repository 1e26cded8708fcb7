-- Nothing: gathers, as lone, numbered from 1, the claims that alone answer the questions of their block, with what their
-- facts say.
create or replace temp table lone as
select
    row_number() over () as turn,
    found.claim_id,
    questions.home,
    questions.ask,
    found.measure,
    found.side,
    found.scope,
    found.series,
    found.unit,
    coalesce(nullif(found.place_name, ''), found.place) as place,
    nullif(found.country, '') as country,
    if(found.scope <> 'conflict', found.event_start, null) as event_start,
    if(found.scope <> 'conflict' and found.event_start is not null, found.event_end, null) as event_end,
    found.low,
    found.high,
    found.bound,
    found.modality,
    found.attribution,
    found.attribution_kind,
    coalesce(nullif(current.source, ''), current.document_id) as outlet
from questions
join reading_quantities as found using (reading, claim_id)
join readings as current using (reading)
where questions.size = 1;
