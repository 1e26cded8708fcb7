-- The stored comparisons in the order of their check, as the ids of their claims.
select comparison_id, fact_id, relation, reason, severity, explanation, left_claim_id, right_claim_id
from check_comparisons
order by position;
