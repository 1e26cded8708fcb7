-- Nothing: drops the rows of touched facts from check_fact_claims.
delete from check_fact_claims where fact_id in (select fact_id from touched_facts);
