-- Every quantity of the current documents in reading and text order: the reading, then the fields of a record.
select *
from current_quantities
order by reading, position;
