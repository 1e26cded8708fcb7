-- The current documents $ids in the order in which they were added: number of the reading and the fields of Document.
select reading, document_id, text, version, title, url, source, published_text, language
from documents
where document_id in (select unnest($ids))
order by reading;
