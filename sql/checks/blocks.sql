-- Nothing: gathers, as blocks, the stories that share a key with another one, one of them fresh or lost; now and was say
-- whether a story is there in this check and was there in the last one.
create or replace temp table blocks as
with touched as materialized (
    select key from check_keys where story >= $first
    union
    select key from lost_keys
),
many as materialized (
    select key
    from check_keys
    where $first = 1 or key in (select key from touched)
    group by key
    having count(*) > 1
)
select key, story, copied, rare, turn, true as now, story < $first as was
from check_keys
where key in (select key from many)
union all
select key, story, copied, rare, turn, false, true
from lost_keys;
