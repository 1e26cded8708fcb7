-- The comparisons of a fact, or those in which a claim stands, in their order.
select fact_id, relation, reason, severity, explanation, left_claim_id, right_claim_id
from comparisons
where fact_id = $id or left_claim_id = $id or right_claim_id = $id;
