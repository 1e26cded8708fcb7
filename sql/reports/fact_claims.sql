-- The claims that answer a fact, with the witness of each.
select claim_id, witness, copy
from fact_claims
where fact_id = $id
order by witness, copy, claim_id;
