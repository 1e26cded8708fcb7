-- The documents with a claim of one measure and dimension whose place, and day where both have one, are those asked
-- for. A question without a place is answered only where exactly one happening fits: in a whole store a bare number
-- could be of anything.
with fitting as (
    select found.document_id, coalesce(answer.home, grouped.happening, found.event, found.document_id) as home
    from claims as found
    left join check_claims as answer using (claim_id)
    left join check_groups as grouped using (story)
    where found.measure = $measure
        and found.dimension = $dimension
        and ($place is null or found.place_id = $place_id or found.place = $place)
        and (
            $start is null
            or found.event_start is null
            or (found.event_start <= $end and coalesce(found.event_end, found.event_start) >= $start)
        )
)
select distinct document_id
from fitting
where $place is not null or (select count(distinct home) from fitting) = 1
order by document_id;
