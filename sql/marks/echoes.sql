-- The claims $ids and their echoes: claims of the same document that say the same number of the same people.
select echo.claim_id
from claims as said
join claims as echo
    on echo.document_id = said.document_id
    and echo.measure = said.measure
    and echo.population = said.population
    and echo.modality = said.modality
    and echo.low is not distinct from said.low
    and echo.high is not distinct from said.high
where said.claim_id in (select unnest($ids))
group by echo.claim_id
order by echo.claim_id;
