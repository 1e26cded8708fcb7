-- How the number of people of each fact was reported over time: one row for each claim, oldest first.
create or replace view toll_timeline as
select
    answers.fact_id,
    coalesce(found.as_of, found.published::date) as as_of,
    found.published,
    found.measure,
    found.population,
    coalesce(found.place_name, found.place) as place,
    found.country,
    found.event_start,
    found.event_end,
    found.low,
    found.high,
    found.bound,
    found.scope,
    found.source,
    found.attribution,
    answers.witness,
    answers.copy,
    found.document_id,
    found.claim_id
from claims as found
join fact_claims as answers using (claim_id)
where found.unit = 'person' and found.series = 'level'
order by answers.fact_id, as_of, found.published, found.claim_id;
