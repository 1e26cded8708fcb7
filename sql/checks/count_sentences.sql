-- How many sentences of fresh claims may be copies.
select count(*) as sentences
from seen_sentences;
