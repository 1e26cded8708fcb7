-- Nothing: drops the rows of lost readings from check_claims.
delete from check_claims where reading in (select reading from lost_readings);
