-- The current claims among $ids, by claim_id, with the fields of a record.
select *
from current_quantities
where claim_id in (select unnest($ids))
order by claim_id;
