-- The outlets: how many documents and claims of each are current, and from when to when.
create or replace view sources as
select
    newest.source,
    count(distinct newest.document_id) as documents,
    count(found.claim_id) as claims,
    min(newest.published) as first_published,
    max(newest.published) as last_published
from documents as newest
left join reading_quantities as found using (reading)
where newest.source is not null
group by newest.source;
