-- Pairs of stories with the sentences in which both give one number, where a key of copies brought them together.
with claims as materialized (
    select claim.story, claim.measure, claim.population, claim.low, claim.high, claim.bound, found.sentence
    from check_claims as claim
    join reading_quantities as found using (reading, claim_id)
    where length(found.sentence) >= $length
        and claim.story in (select one from pairs where copied union all select other from pairs where copied)
),
halves as materialized (
    select pairs.one, pairs.other, claims.* exclude (story)
    from pairs
    join claims on claims.story = pairs.one
    where pairs.copied
)
select distinct ours.one, ours.other, ours.sentence, theirs.sentence
from halves as ours
join claims as theirs
    on theirs.story = ours.other
    and theirs.measure = ours.measure
    and theirs.population = ours.population
    and theirs.bound = ours.bound
    and theirs.low is not distinct from ours.low
    and theirs.high is not distinct from ours.high;
