-- The alerts of the last check, loudest first, each with the comparison that it is about.
select alert_id, fact_id, relation, reason, severity, explanation, left_claim_id, right_claim_id
from alerts;
