-- Store the events of a batch of readings. $records is a JSON list.
insert into reading_events by name
select record.*
from (
    select unnest(from_json($records, '[{
        "reading": "BIGINT",
        "position": "INTEGER",
        "event_id": "VARCHAR",
        "main": "BOOLEAN",
        "claim_ids": "VARCHAR[]",
        "keywords": "VARCHAR[]",
        "actors": "VARCHAR[]",
        "places": "VARCHAR[]",
        "country": "VARCHAR",
        "start": "DATE",
        "end": "DATE",
        "background": "BOOLEAN"
    }]')) as record
);
