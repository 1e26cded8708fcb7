-- Nothing: numbers the distinct sentences of fresh claims that are long enough to be told from chance.
create or replace temp table seen_sentences as
select row_number() over () as code, sentence
from (
    select distinct sentence
    from reading_quantities
    where skipped is null
        and reading in (select distinct reading from fresh_claims)
        and regexp_matches(sentence, $long)
);
