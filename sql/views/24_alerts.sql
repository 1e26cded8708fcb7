-- What a newsroom must hear about, loudest first; first_run is the check that raised it first.
create or replace view alerts as
select
    raised.alert_id,
    raised.severity,
    compared.relation,
    compared.reason,
    compared.explanation,
    compared.fact_id,
    compared.comparison_id,
    compared.left_claim_id,
    compared.right_claim_id,
    history.first_run
from check_alerts as raised
join check_comparisons as compared using (comparison_id)
left join check_alert_history as history using (alert_id)
order by raised.loudness, raised.alert_id;
