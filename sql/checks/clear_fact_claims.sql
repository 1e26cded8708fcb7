-- Nothing: empties check_fact_claims, so that a check fills it anew.
delete from check_fact_claims;
