-- One fact of the last check, with all its fields.
select *
from check_facts
where fact_id = $id;
