-- Nothing: gathers, as fresh_readings, the current readings that no check has seen.
create or replace temp table fresh_readings as
with unseen as materialized (
    select reading, document_id from readings where reading not in (select reading from check_readings)
)
select max(reading) as reading
from readings
where document_id in (select document_id from unseen)
group by document_id
having max(reading) in (select reading from unseen);
