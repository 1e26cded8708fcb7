-- The claims of one measure and dimension, each with its document and happening, whose happening is where and when a
-- question asks for, or is the war of $war; an undated claim is of the days up to its report, $borrowed of them, of a
-- running total $running. A question without a place is answered only where exactly one happening fits: in a whole
-- store a bare number could be of anything.
with told as (
    select
        found.claim_id,
        found.document_id,
        found.measure = $measure and found.dimension = $dimension as asked,
        found.place_id = $place_id or found.place = $place as placed,
        coalesce(found.event_start, found.event_end) as first_day,
        coalesce(found.event_end, found.event_start) as last_day,
        found.date_precision is not distinct from 'unanchored' as unanchored,
        least(found.as_of, found.published::date) as told_on,
        if(found.scope = 'cumulative', $running, $borrowed)::integer as borrowed,
        coalesce(answer.home, grouped.happening, found.event, found.document_id) as home
    from claims as found
    left join check_claims as answer using (claim_id)
    left join check_groups as grouped using (story)
),
spans as (
    select
        *,
        if(unanchored or first_day is null, told_on - borrowed, first_day) as since,
        if(unanchored or first_day is null, told_on, last_day) as until
    from told
),
homes as (
    select distinct home
    from spans
    where if(
        $war is not null,
        home = $war,
        ($place is null or placed) and ($start is null or (since <= $end and until >= $start))
    )
),
fitting as (
    select claim_id, document_id, home
    from spans
    join homes using (home)
    where asked
)
select claim_id, document_id, home
from fitting
where $place is not null or $war is not null or (select count(distinct home) from fitting) = 1
order by claim_id;
