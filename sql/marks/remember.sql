-- Nothing: keeps how the claims $ids were before this replay.
insert into check_marked
select claim_id, reading, home, fact
from check_claims
where claim_id in (select unnest($ids)) and claim_id not in (select claim_id from check_marked);
