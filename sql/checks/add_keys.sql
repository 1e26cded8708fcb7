-- Nothing: adds the keys under which fresh stories meet others: place and day, two actors, a number, a rare sort of
-- happening, a sort of happening and what was hit, place and first day of a total, a copied sentence.
-- A turn is made of the hashes of a word, a number and the event, the first counting most.
insert into check_keys by name
with told as materialized (
    select
        *,
        coalesce(hash(list_min(words)) >> 52 << 52, 0)
        + coalesce(hash(list_min(numbers)) >> 52 << 40, 0)
        + (hash(event_id) >> 24) as turn
    from fresh_stories
),
days as materialized (
    select
        story, turn, places, if(len(words) > 0, numbers, []) as numbers, actors,
        list_intersect(words, $rare::varchar[]) as rare, if(len(targets) > 0, words, []) as sorts, targets,
        unnest(generate_series(first_day, last_day, interval 1 day))::date as day
    from told
    where first_day is not null and last_day - first_day <= $narrow
),
keyed as (
    select
        story, turn, false as rare,
        hash('place', unnest(list_filter(places, lambda place: place[1] <> '#')), day) as key
    from days
    union all
    select story, turn, false, hash('number', unnest(numbers), day)
    from days
    union all
    select story, turn, true, hash('sort', unnest(rare), day)
    from days
    union all
    select story, turn, false, hash('hit', sort, unnest(targets), day)
    from (select story, turn, day, targets, unnest(sorts) as sort from days)
    union all
    select story, turn, false, hash('actors', ours, theirs, day)
    from (select story, turn, day, actors, unnest(actors) as ours from days where len(actors) > 1)
    cross join lateral (select unnest(actors) as theirs) as others
    where ours < theirs
    union all
    select story, turn, false, hash('since', unnest(list_filter(places, lambda place: place[1] <> '#')), since)
    from told
    where since is not null
)
select key, story, false as copied, rare, turn
from keyed
union all
select distinct
    hash('copy', claim.measure, coalesce(claim.point, -1), unnest(ruled.bands)), told.story, true, false, told.turn
from ruled_claims as claim
join reading_quantities as found using (reading, claim_id)
join seen_sentences as seen on seen.hash = hash(found.sentence)
join ruled_sentences as ruled using (code)
join told on told.event_id = claim.event_id;
