-- The distinct places of fresh claims, numbered.
select code, place, place_id, place_name, country
from seen_places;
