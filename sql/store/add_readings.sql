-- Store the readings of a batch. $records is a JSON list.
insert into readings by name
select record.*
from (
    select unnest(from_json($records, '[{
        "reading": "BIGINT",
        "document_id": "VARCHAR",
        "version": "VARCHAR",
        "url": "VARCHAR",
        "source": "VARCHAR",
        "published": "TIMESTAMP",
        "published_text": "VARCHAR",
        "language": "VARCHAR",
        "extractor": "VARCHAR",
        "fingerprint": "VARCHAR",
        "origin": "VARCHAR",
        "added_at": "TIMESTAMP"
    }]')) as record
);
