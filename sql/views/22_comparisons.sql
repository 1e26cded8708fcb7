-- Pairs of claims with their relation, its reason and a sentence in words.
create or replace view comparisons as
select comparison_id, fact_id, relation, reason, severity, explanation, left_claim_id, right_claim_id
from check_comparisons
order by position;
