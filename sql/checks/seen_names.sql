-- Nothing: numbers the distinct names of fresh events, to be folded.
create or replace temp table seen_names as
select row_number() over () as code, name
from (
    select unnest(places) as name from fresh_events
    union
    select unnest(actors) from fresh_events
    union
    select country from fresh_events where country is not null
    union
    select country from fresh_claims where country is not null
);
