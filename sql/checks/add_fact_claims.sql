-- Store which claims answer which fact, and the witness of each. $records is a JSON list.
insert into check_fact_claims by name
select record.*
from (
    select unnest(from_json($records, '[{
        "fact_id": "VARCHAR",
        "claim_id": "VARCHAR",
        "witness": "VARCHAR",
        "copy": "BOOLEAN"
    }]')) as record
);
