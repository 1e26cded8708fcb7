-- Nothing: adds the keys under which fresh stories meet others: place and day, two actors, a number, a copied sentence.
insert into check_keys
with days as (
    select story, unnest(generate_series(first_day, last_day, interval 1 day))::date as day
    from fresh_stories
    where first_day is not null and last_day - first_day <= $narrow
)
select distinct hash('place', spot.place, day) as key, story, false as copied
from days
join (select story, unnest(places) as place from fresh_stories) as spot using (story)
union all
select hash('number', told.number, day), story, false
from days
join (select story, unnest(numbers) as number from fresh_stories where len(words) > 0) as told using (story)
union all
select hash('actors', ours.actor, theirs.actor, day), story, false
from days
join (select story, unnest(actors) as actor from fresh_stories where len(actors) > 1) as ours using (story)
join (select story, unnest(actors) as actor from fresh_stories where len(actors) > 1) as theirs using (story)
where ours.actor < theirs.actor
union all
select distinct hash('copy', claim.measure, coalesce(claim.point, -1), unnest(ruled.bands)), story.story, true
from ruled_claims as claim
join reading_quantities as found using (reading, claim_id)
join seen_sentences as seen on seen.sentence = found.sentence
join ruled_sentences as ruled using (code)
join fresh_stories as story on story.event_id = claim.event_id;
