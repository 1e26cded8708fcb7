-- Nothing: gathers, as blocks, the stories that share a key with another one and a fresh one, in a fixed order.
create or replace temp table blocks as
select
    keyed.key,
    keyed.story,
    keyed.copied,
    row_number() over (
        partition by keyed.key
        order by keyed.copied, told.words[1], told.numbers[1], told.event_id
    ) as place
from check_keys as keyed
join check_stories as told using (story)
where keyed.key in (
    select key
    from check_keys
    where key in (select key from check_keys where story >= $first)
    group by key
    having count(*) > 1
);
