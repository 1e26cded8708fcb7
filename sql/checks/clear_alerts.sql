-- Nothing: empties check_alerts, so that a check fills it anew.
delete from check_alerts;
