-- Every quantity of the current documents $ids in reading and text order: the reading, then the fields of a record.
select *
from current_quantities
where document_id in (select unnest($ids))
order by reading, position;
