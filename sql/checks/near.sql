-- Nothing: pairs, as near, each story with those of its blocks that take one of the next $reach turns, once. Of a large
-- block of copied sentences fewer do, as copies share most of their keys, and of a crowd none: that is a turn of phrase.
-- Blocks of a rare sort hold stories of many places, so that there it takes $far. now, was: whether the two are near in this check, and were in the last one;
-- copied, was_copied: whether by a copied sentence.
create or replace temp table near as
with states as (
    select key, story, copied, rare, turn, true as now from blocks where now
    union all
    select key, story, copied, rare, turn, false from blocks where was
),
following as (
    select
        story,
        copied,
        now,
        list(story) over (partition by now, key order by turn, story rows between 1 following and $reach following)
            [:case
                when copied and count(*) over (partition by now, key) > $crowd then 0
                when copied and count(*) over (partition by now, key) > $reach + 1 then $copies
                else $reach
            end] as others
    from states
    where not rare
    union all
    select
        story,
        copied,
        now,
        list(story) over (partition by now, key order by turn, story rows between 1 following and $far following)
    from states
    where rare
),
met as (
    select story, unnest(others) as met, copied, now
    from following
)
select
    least(story, met) as one,
    greatest(story, met) as other,
    bool_or(now) as now,
    bool_or(not now) as was,
    bool_or(now and copied) as copied,
    bool_or(not now and copied) as was_copied
from met
group by all;
