-- The claims of the current documents by claim_id, with the fields of a record.
select *
from current_quantities
where skipped is null
order by claim_id;
