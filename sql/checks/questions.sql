-- Nothing: gathers, as questions, the claims that answer the questions of touched homes. A block holds what is
-- judged together: claims of one home and measure; a block of one claim needs no judging.
create or replace temp table questions as
select
    dense_rank() over (order by home, measure) as block,
    count(*) over (partition by home, measure) as size,
    *
from (
    select claim.claim_id, claim.reading, grouped.happening as home, claim.ask, claim.measure
    from check_claims as claim
    join check_groups as grouped using (story)
    where claim.fact and claim.home is null and grouped.happening in (select home from touched_homes)
    union all
    select claim.claim_id, claim.reading, claim.home, claim.ask, claim.measure
    from check_claims as claim
    where claim.fact and claim.home in (select home from touched_homes)
);
