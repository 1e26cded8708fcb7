-- Nothing: pairs, as near, each story with those of its blocks that take one of the next $reach turns, once, unless what
-- both say of document, country or days keeps them apart. Of a large block of copied sentences fewer do, as copies share
-- most of their keys, and of a crowd none: that is a turn of phrase. Blocks of a rare sort hold stories of many places,
-- so that there it takes $far. now, was: whether the two are near in this check, and were in the last one; copied,
-- was_copied: whether by a copied sentence. Joined by sections of blocks, as a large block joined whole is quadratic.
create or replace temp table near as
with states as (
    select key, story, copied, rare, turn, true as now from blocks where now
    union all
    select key, story, copied, rare, turn, false from blocks where was
),
placed as materialized (
    select
        states.key,
        states.now,
        states.story,
        states.copied,
        told.reading,
        told.country,
        told.first_day,
        told.last_day,
        row_number() over block as place,
        case
            when states.rare then $far
            when states.copied and count(*) over (partition by states.now, states.key) > $crowd then 0
            when states.copied and count(*) over (partition by states.now, states.key) > $reach + 1 then $copies
            else $reach
        end as reach
    from states
    left join check_stories as told using (story)
    window block as (partition by states.now, states.key order by states.turn, states.story)
),
sections as (
    select *, unnest(range(place // $far, (place + reach) // $far + 1)) as section
    from placed
    where reach > 0
)
select
    least(ours.story, theirs.story) as one,
    greatest(ours.story, theirs.story) as other,
    bool_or(ours.now) as now,
    bool_or(not ours.now) as was,
    bool_or(ours.now and ours.copied) as copied,
    bool_or(not ours.now and ours.copied) as was_copied
from sections as ours
join placed as theirs
    on theirs.now = ours.now
    and theirs.key = ours.key
    and theirs.place // $far = ours.section
    and theirs.place between ours.place + 1 and ours.place + ours.reach
where ours.reading <> theirs.reading
    and (ours.country is null or theirs.country is null or ours.country = theirs.country)
    and (
        ours.first_day is null or theirs.first_day is null
        or (ours.first_day <= theirs.last_day and theirs.first_day <= ours.last_day)
    )
group by all;
