-- Nothing: records the fresh readings as seen by a check.
insert into check_readings
select reading from fresh_readings;
