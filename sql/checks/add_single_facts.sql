-- Nothing: stores a fact for each claim that stands alone, of those from number $first to $last.
insert into check_facts by name
select
    ruled.fact_id,
    lone.home,
    $urgency as urgency,
    $loudness as loudness,
    lone.measure,
    split_part(lone.ask, chr(31), 2) as population,
    lone.side,
    lone.scope,
    lone.series,
    lone.unit,
    lone.place,
    lone.country,
    lone.event_start,
    lone.event_end,
    ruled.low,
    ruled.best,
    ruled.high,
    $status as status,
    1 as claims,
    1 as documents,
    1 as witnesses
from ruled_singles as ruled
join lone using (claim_id)
where lone.turn between $first and $last;
