-- Nothing: puts back what the last replay changed.
update check_claims
set home = before.home, fact = before.fact
from check_marked as before
where check_claims.claim_id = before.claim_id and check_claims.reading = before.reading;
