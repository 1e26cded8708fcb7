-- Every mark with the current claim that each of its words are now, null where they are gone from the document:
-- the same claim, else one of the same document, field, quote and sentence, the nearest to where it stood.
select
    marked.mark,
    decided.action,
    decided.value,
    decided.by_whom,
    decided.why,
    decided.undoes,
    marked.side,
    marked.document_id,
    marked.quote,
    (
        select
            arg_min(
                claim.claim_id,
                case when claim.claim_id = marked.claim_id then -1 else abs(claim."start" - marked."start") end
            )
        from claims as claim
        where claim.document_id = marked.document_id
            and (
                claim.claim_id = marked.claim_id
                or (claim.field = marked.field and claim.quote = marked.quote and claim.sentence = marked.sentence)
            )
    ) as claim_id
from mark_claims as marked
join marks as decided using (mark)
order by marked.mark, marked.side desc, marked.document_id, marked.field desc, marked."start";
