-- The home of each of the claims $ids: what is judged together with it.
select claim.claim_id, coalesce(claim.home, grouped.happening) as home
from check_claims as claim
join check_groups as grouped using (story)
where claim.claim_id in (select unnest($ids))
order by claim.claim_id;
