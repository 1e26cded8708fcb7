-- Nothing: joins fresh claims with what the rules made of their places, values and questions.
create or replace temp table ruled_claims as
select
    claim.claim_id,
    claim.reading,
    claim.document_id,
    claim.event_id,
    claim.field,
    claim."start",
    claim.measure,
    claim.population,
    claim.bound,
    claim.low,
    claim.high,
    claim.scope,
    claim.modality,
    claim.attribution,
    claim.country,
    claim.place,
    claim.event_start,
    claim.event_end,
    if(claim.date_precision is distinct from 'unanchored', coalesce(claim.event_start, claim.event_end), null) as first_day,
    if(claim.date_precision is distinct from 'unanchored', coalesce(claim.event_end, claim.event_start), null) as last_day,
    least(claim.as_of, claim.published) as told,
    claim.as_of is null and claim.published is not null as earlier,
    named.keys,
    named.regions,
    named.whole,
    valued.code as quantity,
    valued.point,
    valued.telling,
    valued.counted,
    asked.ask
from fresh_claims as claim
join (from seen_places join ruled_places using (code)) as named
    on named.place is not distinct from claim.place
    and named.place_id is not distinct from claim.place_id
    and named.place_name is not distinct from claim.place_name
    and named.country is not distinct from claim.country
join (from seen_quantities join ruled_quantities using (code)) as valued
    on valued.low is not distinct from claim.low
    and valued.high is not distinct from claim.high
    and valued.bound = claim.bound
    and valued.precision is not distinct from claim.precision
    and valued.unit = claim.unit
    and valued.dimension = claim.dimension
    and valued.si_low is not distinct from claim.si_low
    and valued.si_high is not distinct from claim.si_high
join (from seen_asks join ruled_asks using (code)) as asked
    on asked.measure = claim.measure
    and asked.population = claim.population
    and asked.side is not distinct from claim.side
    and asked.scope = claim.scope
    and asked.series = claim.series
    and asked.unit = claim.unit
    and asked.dimension = claim.dimension
    and asked.event_start is not distinct from if(claim.spans, claim.event_start, null)
    and asked.event_end is not distinct from if(claim.spans, claim.event_end, null);
