-- The claims, each with its fact, of the documents that state a length of time which is judged anew.
select claim.claim_id, answer.fact_id
from claims as claim
left join check_fact_claims as answer using (claim_id)
where claim.document_id in (
    select document_id
    from readings
    where reading in (select reading from questions where measure = 'duration')
)
order by claim.claim_id;
