-- Nothing: gathers, as lost_readings, those that a check has seen and whose document has a fresh reading now.
create or replace temp table lost_readings as
select reading
from readings
where reading in (select reading from check_readings)
    and reading not in (select reading from fresh_readings)
    and document_id in (select document_id from readings where reading in (select reading from fresh_readings));
