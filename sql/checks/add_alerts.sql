-- Store the alerts of a check. $records is a JSON list.
insert into check_alerts by name
select record.*
from (
    select unnest(from_json($records, '[{
        "alert_id": "VARCHAR",
        "loudness": "TINYINT",
        "severity": "VARCHAR",
        "comparison_id": "VARCHAR"
    }]')) as record
);
