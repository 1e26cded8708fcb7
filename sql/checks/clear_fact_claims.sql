-- Nothing: empties check_fact_claims before a check fills it anew.
delete from check_fact_claims;
