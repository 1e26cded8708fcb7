-- Nothing: drops the alerts of touched facts.
delete from check_alerts
where comparison_id in (
    select comparison_id from check_comparisons where fact_id in (select fact_id from touched_facts)
);
