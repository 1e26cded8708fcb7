-- Every quantity of the current documents, with all fields of the codebook; skipped says why one is no claim.
create or replace view quantities as
select
    found.claim_id,
    newest.document_id,
    newest.version,
    found.* exclude (reading, position, claim_id, confidence, rule, quantity_rule),
    newest.source,
    newest.published,
    found.confidence,
    found.rule,
    found.quantity_rule
from reading_quantities as found
join readings as newest using (reading)
where reading in (select max(reading) from readings group by document_id);
