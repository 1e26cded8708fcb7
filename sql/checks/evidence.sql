-- The claims of documents that tell of a happening where and when a question asks for, or of the war of $war: each with
-- its document, its happening if the last check knows it, whether it is itself there and then, and whether it is of the
-- measure and dimension asked for. An undated claim is of the days up to its report, $borrowed of them, of a running
-- total $running.
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
        if($war is not null, found.scope = 'conflict' and found.country = $country, true) as meant,
        coalesce(answer.home, grouped.happening) as home
    from claims as found
    left join check_claims as answer using (claim_id)
    left join check_groups as grouped using (story)
),
fitting as (
    select
        claim_id,
        document_id,
        home,
        asked,
        meant
        and ($war is not null or $place is null or coalesce(placed, false))
        and (
            $start is null
            or coalesce(
                if(unanchored or first_day is null, told_on - borrowed, first_day) <= $end
                and if(unanchored or first_day is null, told_on, last_day) >= $start,
                false
            )
        ) as fits
    from told
)
select claim_id, document_id, home, asked, fits
from fitting
where document_id in (select document_id from fitting where fits)
    or home in (select home from fitting where fits)
order by claim_id;
