-- One event of a current document.
select *
from events
where event_id = $id;
