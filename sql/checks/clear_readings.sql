-- Nothing: empties check_readings, so that a check fills it anew.
delete from check_readings;
