-- Nothing: remembers which claims a mark is about, with their words. $ids are claims of the current documents.
insert into mark_claims
select $mark, $side, claim_id, document_id, field, "start", "end", quote, sentence
from claims
where claim_id in (select unnest($ids))
order by claim_id;
