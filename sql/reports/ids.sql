-- What an id, or the beginning of one, may mean: (kind, id), exact matches first.
select kind, id
from (
    select 'claim' as kind, claim_id as id from claims
    union
    select 'document', document_id from documents
    union
    select 'event', event_id from events
    union
    select 'fact', fact_id from facts
    union
    select 'alert', alert_id from alerts
)
where starts_with(id, $id)
order by id <> $id, id, kind
limit 20;
