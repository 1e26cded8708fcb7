-- Nothing: empties check_alerts before a check fills it anew.
delete from check_alerts;
