-- One current document: its reading, the number of its versions, and its fields.
select reading, document_id, text, version, title, url, source, published_text, language, versions
from documents
where document_id = $id;
