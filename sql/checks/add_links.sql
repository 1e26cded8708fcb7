-- Nothing: scores the pairs by the levels of checks/link.py, numbered from 0, and keeps those that one joins. Pairs of
-- which just one counts people who are hurt join after all others.
-- $measured is a JSON list of pairs whose measurements agree.
insert into check_links
with alike as (
    select pairs.one, pairs.other
    from pairs
    left join check_claims as ours on ours.story = pairs.one
    left join check_claims as theirs
        on theirs.story = pairs.other and theirs.ask = ours.ask and theirs.point is not null and ours.point is not null
    where (
            pairs.placed and pairs.same_days and not pairs.rivals and not pairs.words and pairs.numbers = 0
            and pairs.actors = 0
        )
        or (pairs.homeless and pairs.is_near and pairs.target)
        or (pairs.placed and pairs.is_near and pairs.words and not pairs.same_days and pairs.numbers = 0)
    group by all
    having count(theirs.story) = 0
        or bool_or(
            theirs.story is not null
            and greatest(ours.point, theirs.point) <= $alike * least(ours.point, theirs.point)
        )
),
agreeing as (
    select list[1] as one, list[2] as other
    from (select unnest(from_json($measured, '[["BIGINT"]]')) as list)
),
scored as (
    select
        pairs.one,
        pairs.other,
        if(mixed, 14, 0) + case
            when copies.one is not null then 0
            when placed and same_days and numbers > 0 and words then 1
            when placed and same_days and numbers > 0 then 2
            when placed and same_days and words then 3
            when placed and same_days and actors > 0 and not rivals then 4
            when alike.one is not null and placed and same_days and not rivals then 5
            when held and same_days and numbers > 0 and words then 6
            when held and is_near and rare then 7
            when placed and is_near
                and (numbers > 0 or agreeing.one is not null or (words and alike.one is not null)) then 8
            when same_days and actors >= 2 and words then 9
            when is_near and numbers >= 2 and words then 10
            when homeless and is_near and rare then 11
            when (homeless or half_known) and is_near and great and words then 12
            when alike.one is not null and homeless and is_near and target then 13
        end as level
    from pairs
    left join (select distinct one, other from copies) as copies using (one, other)
    left join alike using (one, other)
    left join agreeing using (one, other)
)
select one, other, level::tinyint
from scored
where level is not null;
