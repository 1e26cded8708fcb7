-- The alerts of the last check, loudest first, with the comparison that each is about.
select
    raised.alert_id,
    raised.severity,
    compared.relation,
    compared.reason,
    compared.explanation,
    compared.fact_id,
    compared.left_claim_id,
    compared.right_claim_id
from check_alerts as raised
join check_comparisons as compared using (comparison_id)
order by raised.position;
