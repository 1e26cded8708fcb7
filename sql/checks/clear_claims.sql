-- Nothing: empties check_claims, so that a check fills it anew.
delete from check_claims;
