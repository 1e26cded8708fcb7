-- Nothing: remembers, as lost_homes, where the claims of lost readings were judged.
create or replace temp table lost_homes as
select coalesce(claim.home, grouped.happening) as home
from check_claims as claim
join lost_groups as grouped using (story);
