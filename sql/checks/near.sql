-- Nothing: pairs, as near, each story with those of its blocks that take one of the next $reach turns, once. Blocks of a
-- rare sort hold stories of many places, so that there it takes $far.
create or replace temp table near as
select
    least(blocks.story, list_extract(following, nth)) as one,
    greatest(blocks.story, list_extract(following, nth)) as other,
    bool_or(copied) as copied
from (
    select
        story,
        copied,
        list(story) over (partition by key order by turn, story rows between 1 following and $reach following) as following
    from blocks
    where not rare
    union all
    select
        story,
        copied,
        list(story) over (partition by key order by turn, story rows between 1 following and $far following)
    from blocks
    where rare
) as blocks
cross join lateral (select unnest(range(1, len(following) + 1)) as nth) as each
group by all;
