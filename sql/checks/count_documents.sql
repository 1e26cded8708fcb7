-- How many documents are current.
select count(distinct document_id) as documents
from readings;
