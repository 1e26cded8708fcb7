-- The current documents in the order in which they were added: number of the reading and the fields of Document.
select reading, document_id, text, version, title, url, source, published_text, language
from documents
order by reading;
