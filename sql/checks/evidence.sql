-- The claims of documents that tell of a happening where and when a question asks for, or of the war of $war: each with
-- its document, its happening if the last check knows it, whether it is of the measure and dimension asked for, and
-- whether it is itself there and then. An undated claim is of the days up to its report, $borrowed of them, of a
-- running total $running. With $whole the place is a country, and what happened anywhere in it on a day asked for counts.
with here as (
    select claim_id, document_id
    from claims
    where if(
        $war is not null,
        scope = 'conflict' and country = $country,
        $place is null or place_id = $place_id or place = $place or ($whole and $start is not null and country = $country)
    )
        and (
            $start is null
            or if(
                date_precision = 'unanchored' or coalesce(event_start, event_end) is null,
                least(as_of, published::date) >= $start
                and least(as_of, published::date) - if(scope = 'cumulative', $running, $borrowed)::integer <= $end,
                coalesce(event_end, event_start) >= $start and coalesce(event_start, event_end) <= $end
            )
        )
),
answers as (
    select answer.claim_id, coalesce(answer.home, grouped.happening) as home
    from check_claims as answer
    left join check_groups as grouped using (story)
),
happenings as (
    select claim_id, home
    from answers
    where home in (select home from answers where claim_id in (select claim_id from here))
),
documents as (
    select document_id from here
    union
    select document_id from claims where claim_id in (select claim_id from happenings)
)
select
    claim_id,
    found.document_id,
    happenings.home,
    found.measure = $measure and found.dimension = $dimension as asked,
    claim_id in (select claim_id from here) as fits
from claims as found
left join happenings using (claim_id)
where found.document_id in (select document_id from documents)
    and (happenings.home is not null or claim_id not in (select claim_id from answers where home is not null))
order by claim_id;
