-- The alerts of the last check, loudest first, with the comparison that each is about.
select alert_id, severity, relation, reason, explanation, fact_id, left_claim_id, right_claim_id
from alerts;
