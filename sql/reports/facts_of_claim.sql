-- The facts that a claim answers.
select fact_id
from fact_claims
where claim_id = $id
order by fact_id;
