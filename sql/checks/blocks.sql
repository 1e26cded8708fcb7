-- Nothing: gathers, as blocks, the stories that share a key with another one, one of them fresh or lost; now and was say
-- whether a story is there in this check and was there in the last one. Of words that a crowd shares none is a copy.
create or replace temp table blocks as
with touched as materialized (
    select key from check_keys where story >= $first
    union
    select key from lost_keys
),
met as materialized (
    select key, story, copied, rare, turn
    from check_keys
    where $first = 1
    union all
    select key, story, copied, rare, turn
    from check_keys
    where $first > 1 and key in (select key from touched)
),
many as materialized (
    select key
    from met
    group by key
    having count(*) > 1
        and not (bool_or(copied) and count(*) filter ($first = 1 or story < $first) > $crowd)
)
select key, story, copied, rare, turn, true as now, story < $first as was
from met
where key in (select key from many)
union all
select key, story, copied, rare, turn, false, true
from lost_keys;
