-- The stored comparisons, those of the most contested fact first, as the ids of their claims.
select comparison_id, fact_id, relation, reason, severity, explanation, left_claim_id, right_claim_id
from comparisons;
