-- Nothing: stores a fact for each claim that stands alone.
insert into check_facts by name
select
    ruled.fact_id,
    questions.home,
    $urgency as urgency,
    $loudness as loudness,
    found.measure,
    split_part(questions.ask, chr(31), 2) as population,
    found.side,
    found.scope,
    found.series,
    found.unit,
    coalesce(nullif(found.place_name, ''), found.place) as place,
    nullif(found.country, '') as country,
    if(found.scope <> 'conflict', found.event_start, null) as event_start,
    if(found.scope <> 'conflict' and found.event_start is not null, found.event_end, null) as event_end,
    ruled.low,
    ruled.best,
    ruled.high,
    $status as status,
    1 as claims,
    1 as documents,
    1 as witnesses
from ruled_singles as ruled
join questions using (claim_id)
join reading_quantities as found using (reading, claim_id);
