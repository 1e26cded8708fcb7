-- Nothing: numbers the distinct questions of fresh claims; days are kept where they may be part of the question.
create or replace temp table seen_asks as
select row_number() over () as code, *
from (
    select distinct
        measure,
        population,
        side,
        scope,
        series,
        unit,
        dimension,
        if(spans, event_start, null) as event_start,
        if(spans, event_end, null) as event_end
    from fresh_claims
);
