-- One alert with the comparison that it is about.
select fact_id, relation, reason, severity, explanation, left_claim_id, right_claim_id
from alerts
where alert_id = $id;
