-- Nothing: adds the fresh claims to those that later checks compare with. home is set where a claim does not speak
-- for the happening of its event: a number aside of it, or one on a whole war; $apart is a JSON list of values apart.
insert into check_claims
with apart as (
    select list[1] as lead_quantity, list[2] as quantity
    from (select unnest(from_json($apart, '[["BIGINT"]]')) as list)
)
select
    claim.claim_id,
    claim.reading,
    story.story,
    claim.ask,
    case
        when apart.quantity is not null and not leads.owned then claim.document_id || '#' || claim.claim_id
        when claim.scope = 'conflict' and claim.country <> '' then 'war in ' || claim.country
    end as home,
    leads.claim_id is not null as fact,
    claim.measure,
    claim.population,
    claim.low,
    claim.high,
    claim.bound,
    claim.point,
    claim.counted
from ruled_claims as claim
join fresh_stories as story on story.event_id = claim.event_id
left join leads on leads.claim_id = claim.claim_id
left join apart on apart.quantity = leads.quantity and apart.lead_quantity = leads.lead_quantity;
