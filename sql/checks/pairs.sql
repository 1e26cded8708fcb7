-- Nothing: gathers, as pairs, those of nearby that no place keeps apart which both name, with what they share. Step by
-- step: left alone, the database joins stories with stories.
create or replace temp table pairs as
with halves as materialized (
    select nearby.*, told.* exclude (story, event_id, document_id, reading, country)
    from nearby
    join check_stories as told on told.story = nearby.one
)
select
    ours.one,
    ours.other,
    ours.copied,
    ours.places && theirs.places as placed,
    coalesce(
        ours.last_day - ours.first_day <= $narrow and theirs.last_day - theirs.first_day <= $narrow, false
    ) as is_near,
    ours.dated and theirs.dated and is_near as same_days,
    len(list_intersect(ours.numbers, theirs.numbers)) as numbers,
    ours.words && theirs.words as words,
    len(list_intersect(ours.actors, theirs.actors)) as actors,
    not (ours.places && theirs.places) and (ours.places && theirs.regions or ours.regions && theirs.places) as held,
    len(ours.places) = 0 or len(theirs.places) = 0 as homeless,
    len(list_intersect(list_intersect(ours.words, theirs.words), $rare::varchar[])) > 0 as rare,
    len(ours.places) > 0 and len(theirs.places) > 0 and not (ours.places && theirs.places)
    and list_bool_or(list_transform(ours.places, lambda place: place[1] = '#'))
        <> list_bool_or(list_transform(theirs.places, lambda place: place[1] = '#')) as half_known,
    len(list_filter(
        list_intersect(ours.numbers, theirs.numbers), lambda number: split_part(number, '|', 2)::double >= $great
    )) > 0 as great,
    len(ours.words) > 0 and len(theirs.words) > 0 and not (ours.words && theirs.words)
    and not (ours.targets && theirs.targets) as rivals,
    ours.words && theirs.words and ours.targets && theirs.targets as target,
    coalesce(ours.since = theirs.since, false) as totals,
    ours.hurt <> theirs.hurt as mixed
from halves as ours
join check_stories as theirs on theirs.story = ours.other
where len(ours.places) = 0 or len(theirs.places) = 0 or ours.places && theirs.places
    or ours.places && theirs.regions or ours.regions && theirs.places
    or list_bool_or(list_transform(ours.places, lambda place: place[1] = '#'))
        <> list_bool_or(list_transform(theirs.places, lambda place: place[1] = '#'));
