-- Record a check. $records is a JSON list of one row.
insert into check_runs by name
select record.*
from (
    select unnest(from_json($records, '[{
        "run": "BIGINT",
        "policy": "VARCHAR",
        "all_pairs": "BOOLEAN",
        "checker": "VARCHAR",
        "documents": "BIGINT",
        "claims": "BIGINT",
        "facts": "BIGINT",
        "contradictions": "BIGINT",
        "run_at": "TIMESTAMP"
    }]')) as record
);
