-- Nothing: gathers, as blocks, the stories that share a key with another one, one of them fresh.
create or replace temp table blocks as
select key, story, copied, rare, turn
from check_keys
where key in (
    select key
    from check_keys
    where $first = 1 or key in (select key from check_keys where story >= $first)
    group by key
    having count(*) > 1
);
