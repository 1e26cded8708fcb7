-- Nothing: drops the rows of lost readings from check_readings.
delete from check_readings where reading in (select reading from lost_readings);
