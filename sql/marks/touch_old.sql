-- Nothing: has the homes judged anew that the last replay made, and those that it took claims from.
insert into touched_homes
select unnest([coalesce(claim.home, grouped.happening), coalesce(before.home, grouped.happening)])
from check_marked as before
join check_claims as claim using (claim_id, reading)
join check_groups as grouped using (story);
