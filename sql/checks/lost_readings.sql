-- Nothing: gathers, as lost_readings, those that a check has seen and that are no longer current.
create or replace temp table lost_readings as
select reading from check_readings
where reading not in (select max(reading) from readings group by document_id);
