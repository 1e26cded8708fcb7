-- The sentences of fresh claims numbered $first to $last.
select code, sentence
from seen_sentences
where code between $first and $last;
