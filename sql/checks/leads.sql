-- Nothing: gathers, as leads, fresh claims of fact with the first of the same question in their story.
create or replace temp table leads as
select
    claim.claim_id,
    claim.quantity,
    claim.scope = 'cumulative'
    or claim.earlier
    or (claim.place is not null and claim.event_start is not null)
    or (
        coalesce(claim.attribution, '') <> ''
        and (
            coalesce(first_value(claim.attribution) over lead, '') = ''
            or not contains(lower(claim.attribution), lower(first_value(claim.attribution) over lead))
            and not contains(lower(first_value(claim.attribution) over lead), lower(claim.attribution))
        )
    ) as owned,
    first_value(claim.quantity) over lead as lead_quantity
from ruled_claims as claim
where not list_contains($no_fact::varchar[], claim.modality)
window lead as (
    partition by claim.event_id, claim.ask
    order by claim.field <> 'title', claim."start", claim.claim_id
);
