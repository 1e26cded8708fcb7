-- Nothing: records the current readings as seen by a check.
insert into check_readings
select max(reading) from readings group by document_id
except
select reading from check_readings;
