-- The facts of the last check that are shown, with all their fields, most contested first.
select * exclude (home, urgency, loudness, claims, documents, witnesses)
from check_facts
where fact_id in (select fact_id from shown)
order by urgency, loudness, witnesses desc, claims desc, fact_id;
