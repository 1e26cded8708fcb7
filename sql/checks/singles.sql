-- The claims that alone answer the questions of blocks $first to $last, with what their fact asks of them.
select
    found.claim_id,
    questions.ask,
    found.low,
    found.high,
    found.bound,
    found.modality,
    found.attribution,
    found.attribution_kind,
    coalesce(nullif(current.source, ''), current.document_id) as outlet
from questions
join reading_quantities as found using (reading, claim_id)
join readings as current using (reading)
where questions.size = 1 and questions.block between $first and $last;
