-- The measurements of pairs of stories that only agreeing measurements could join: same place, days near.
with measured as (
    select claim.story, found.measure, found.low, found.high, found.bound, found.precision, found.unit,
        found.dimension, found.si_low, found.si_high
    from check_claims as claim
    join reading_quantities as found using (reading, claim_id)
    where not claim.counted
)
select
    pairs.one,
    pairs.other,
    ours.* exclude (story, measure),
    theirs.* exclude (story, measure)
from pairs
join measured as ours on ours.story = pairs.one
join measured as theirs on theirs.story = pairs.other and theirs.measure = ours.measure
where pairs.placed and pairs.is_near and pairs.numbers = 0 and not pairs.words;
