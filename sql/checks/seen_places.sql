-- Nothing: numbers the distinct places of fresh claims, whose keys the rules of the gate give.
create or replace temp table seen_places as
select row_number() over () as code, *
from (select distinct place, place_id, place_name, country from fresh_claims);
