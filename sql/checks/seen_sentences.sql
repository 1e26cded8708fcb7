-- Nothing: numbers the distinct sentences of fresh claims that are long enough to be told from chance, met again by hash.
create or replace temp table seen_sentences as
select row_number() over () as code, hash, sentence
from (
    select hash(sentence) as hash, any_value(sentence) as sentence
    from reading_quantities
    where skipped is null
        and reading in (select distinct reading from fresh_claims)
        and regexp_matches(sentence, $long)
    group by hash(sentence)
);
