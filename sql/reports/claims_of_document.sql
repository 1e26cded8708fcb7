-- The ids of a document's current claims, in text order.
select claim_id
from reading_quantities
where reading = $reading and claim_id is not null
order by position;
