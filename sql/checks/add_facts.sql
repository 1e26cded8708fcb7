-- Store the facts of a check. $records is a JSON list.
insert into check_facts by name
select record.*
from (
    select unnest(from_json($records, '[{
        "fact_id": "VARCHAR",
        "home": "VARCHAR",
        "urgency": "TINYINT",
        "loudness": "TINYINT",
        "measure": "VARCHAR",
        "population": "VARCHAR",
        "side": "VARCHAR",
        "scope": "VARCHAR",
        "series": "VARCHAR",
        "unit": "VARCHAR",
        "place": "VARCHAR",
        "country": "VARCHAR",
        "event_start": "DATE",
        "event_end": "DATE",
        "low": "DOUBLE",
        "best": "DOUBLE",
        "high": "DOUBLE",
        "status": "VARCHAR",
        "claims": "BIGINT",
        "documents": "BIGINT",
        "witnesses": "BIGINT"
    }]')) as record
);
