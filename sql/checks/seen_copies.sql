-- Pairs of stories with the sentences in which both give one number, where a key of copies brought them together. The
-- rows of the sentences are found first: reading all sentences would take longer than all the rest.
with stories as materialized (
    select one as story from pairs where copied
    union
    select other from pairs where copied
),
claims as materialized (
    select claim.story, claim.reading, claim.claim_id, claim.measure, claim.population, claim.low, claim.high, claim.bound
    from check_claims as claim
    where claim.story in (select story from stories)
),
rows as materialized (
    select rowid as row
    from reading_quantities
    where reading in (select reading from claims)
),
told as materialized (
    select claims.*, found.sentence
    from reading_quantities as found
    join claims using (reading, claim_id)
    where found.rowid in (select row from rows) and regexp_matches(found.sentence, $long)
),
halves as materialized (
    select pairs.one, pairs.other, told.* exclude (story, reading, claim_id)
    from pairs
    join told on told.story = pairs.one
    where pairs.copied
)
select distinct ours.one, ours.other, ours.sentence, theirs.sentence
from halves as ours
join told as theirs
    on theirs.story = ours.other
    and theirs.measure = ours.measure
    and theirs.population = ours.population
    and theirs.bound = ours.bound
    and theirs.low is not distinct from ours.low
    and theirs.high is not distinct from ours.high;
