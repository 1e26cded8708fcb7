-- A row if readings were lost, none otherwise.
select reading
from lost_readings
limit 1;
