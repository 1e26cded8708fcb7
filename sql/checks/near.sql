-- Nothing: pairs, as near, each story with those of its blocks that take one of the next $reach turns, once.
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
) as blocks
cross join lateral (select unnest(range(1, len(following) + 1)) as nth) as each
group by all;
