-- Nothing: scores the pairs by the levels of checks/link.py, numbered from 0, and keeps those that one joins. Pairs of
-- which just one counts people who are hurt join after all others.
-- $measured is a JSON list of pairs whose measurements agree.
insert into check_links
with compared as (
    select
        pairs.one,
        pairs.other,
        count(theirs.story) = 0
        or bool_or(
            theirs.story is not null
            and greatest(ours.point, theirs.point) <= $alike * least(ours.point, theirs.point)
        ) as alike,
        coalesce(bool_or(
            ours.point = theirs.point and ours.point >= $great
            or ours.point >= $vast and theirs.point >= $vast
                and greatest(ours.point, theirs.point) <= $roughly * least(ours.point, theirs.point)
        ), false) as equal
    from pairs
    left join check_claims as ours on ours.story = pairs.one
    left join check_claims as theirs
        on theirs.story = pairs.other and theirs.ask = ours.ask and theirs.point is not null and ours.point is not null
    where pairs.is_near
        and (
            pairs.placed and not pairs.rivals and pairs.numbers = 0 and not (pairs.same_days and pairs.words)
            or (pairs.homeless or pairs.half_known) and pairs.target
        )
    group by all
),
agreeing as (
    select list[1] as one, list[2] as other
    from (select unnest(from_json($measured, '[["BIGINT"]]')) as list)
),
scored as (
    select
        pairs.one,
        pairs.other,
        if(mixed, 15, 0) + case
            when copies.one is not null then 0
            when placed and same_days and numbers > 0 and words then 1
            when placed and same_days and numbers > 0 then 2
            when placed and same_days and words then 3
            when placed and same_days and actors > 0 and not rivals then 4
            when compared.alike and placed and same_days and not rivals then 5
            when held and same_days and numbers > 0 and words then 6
            when held and is_near and rare then 7
            when placed and is_near and (
                numbers > 0 or agreeing.one is not null or compared.equal and not rivals
                or rare or target or words and compared.alike
            ) then 8
            when placed and totals and not rivals then 9
            when same_days and actors >= 2 and words then 10
            when is_near and numbers >= 2 and words then 11
            when (homeless or half_known) and is_near and rare then 12
            when (homeless or half_known) and is_near and great and words then 13
            when compared.alike and (homeless or half_known) and is_near and target then 14
        end as level
    from pairs
    left join (select distinct one, other from copies) as copies using (one, other)
    left join compared using (one, other)
    left join agreeing using (one, other)
)
select one, other, level::tinyint
from scored
where level is not null;
