-- Nothing: gathers, as leads, fresh claims of fact with the first of the same question in their story.
create or replace temp table leads as
select
    claim.claim_id,
    claim.quantity,
    claim.scope = 'cumulative' or (claim.place is not null and claim.event_start is not null) as owned,
    first_value(claim.quantity) over (
        partition by claim.event_id, claim.ask
        order by claim.field <> 'title', claim."start", claim.claim_id
    ) as lead_quantity
from ruled_claims as claim
where not list_contains($no_fact::varchar[], claim.modality);
