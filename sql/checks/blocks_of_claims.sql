-- The claims of the questions with more than one claim, blocks $first to $last, by block and claim_id.
select
    questions.block,
    questions.home,
    questions.ask,
    found.* exclude (reading, position),
    current.document_id,
    current.version,
    current.source,
    current.published_text as published
from reading_quantities as found
join questions using (reading, claim_id)
join readings as current using (reading)
where questions.size > 1 and questions.block between $first and $last
order by questions.block, found.claim_id;
