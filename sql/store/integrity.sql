-- What contradicts itself in the store, as (problem, id); an empty result is a sound store.
select 'reading without text' as problem, document_id as id
from readings
where version not in (select version from texts)
union all
select 'quantity without reading', coalesce(claim_id, quote)
from reading_quantities
where reading not in (select reading from readings)
union all
select 'event without reading', event_id
from reading_events
where reading not in (select reading from readings)
union all
select 'quantity neither claim nor skipped', quote
from reading_quantities
where (claim_id is null) = (skipped is null)
union all
select 'claim_id not unique', claim_id
from claims
group by claim_id
having count(*) > 1
union all
select 'quote not at its offsets', claims.claim_id
from claims
join documents using (document_id)
where substr(case field when 'title' then documents.title else documents.text end, "start" + 1, "end" - "start") <> quote
union all
select 'event of an unknown claim', event_id
from (select event_id, unnest(claim_ids) as claim_id from events)
where claim_id not in (select claim_id from claims);
