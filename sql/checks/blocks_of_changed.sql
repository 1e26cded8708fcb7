-- Nothing: gathers, as blocks, those in which the two stories of a changed pair meet, touched or not.
create or replace temp table blocks as
with shared as materialized (
    select ours.key
    from changed
    join check_keys as ours on ours.story = changed.one
    join check_keys as theirs on theirs.story = changed.other and theirs.key = ours.key
)
select key, story, copied, rare, turn, true as now, false as was
from check_keys
where key in (select key from shared);
