-- The highest number of a reading, 0 in an empty store.
select coalesce(max(reading), 0)
from readings;
