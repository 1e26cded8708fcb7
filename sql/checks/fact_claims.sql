-- Which claims answer which of the facts shown, oldest first, with the witness of each.
select answers.fact_id, answers.claim_id, answers.witness, answers.copy
from check_fact_claims as answers
join reading_quantities as found on found.claim_id = answers.claim_id
join readings as current on current.reading = found.reading
where answers.fact_id in (select fact_id from shown)
    and found.reading in (select max(reading) from readings group by document_id)
order by answers.fact_id, coalesce(strftime(found.as_of, '%Y-%m-%d'), left(current.published_text, 10), ''), answers.claim_id;
