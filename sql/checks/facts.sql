-- The facts of the last check with all their fields, most contested first.
select * exclude (home, urgency, loudness, claims, documents, witnesses)
from check_facts
order by urgency, loudness, witnesses desc, claims desc, fact_id;
