-- Store the comparisons of a check. $records is a JSON list.
insert into check_comparisons by name
select record.*
from (
    select unnest(from_json($records, '[{
        "comparison_id": "VARCHAR",
        "turn": "TINYINT",
        "fact_id": "VARCHAR",
        "relation": "VARCHAR",
        "reason": "VARCHAR",
        "severity": "VARCHAR",
        "explanation": "VARCHAR",
        "left_claim_id": "VARCHAR",
        "right_claim_id": "VARCHAR"
    }]')) as record
);
