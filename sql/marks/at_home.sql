-- The claims whose home is one of $homes.
select claim.claim_id
from check_claims as claim
join check_groups as grouped using (story)
where coalesce(claim.home, grouped.happening) in (select unnest($homes))
order by claim.claim_id;
