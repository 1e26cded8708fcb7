-- The questions that the claims answer: what is true as far as reported, and how firmly.
create or replace view facts as
select
    fact_id,
    measure,
    population,
    place,
    event_start,
    event_end,
    low,
    best,
    high,
    status,
    claims,
    documents,
    witnesses,
    unit,
    side,
    country
from check_facts
order by urgency, loudness, witnesses desc, claims desc, fact_id;
