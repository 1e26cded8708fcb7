-- The documents with a claim of one measure whose place, and day where both have one, are those asked for.
-- A question without a place finds nothing: in a whole store a bare number could be of anything.
select distinct document_id
from claims
where measure = $measure
    and (place_id = $place_id or place = $place)
    and ($start is null or event_start is null or (event_start <= $end and coalesce(event_end, event_start) >= $start));
