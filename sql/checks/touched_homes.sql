-- Nothing: gathers, as touched_homes, the homes of claims that are fresh, lost, or whose story changed its happening.
create or replace temp table touched_homes as
select coalesce(claim.home, grouped.happening) as home
from check_claims as claim
join check_groups as grouped using (story)
where claim.story >= $first
union
select home from lost_homes
union
select unnest([old_groups.happening, grouped.happening])
from old_groups
left join check_groups as grouped using (story)
where old_groups.happening is distinct from grouped.happening;
