-- Remember the first check that raised an alert; known ones stay as they are. $records is a JSON list.
insert or ignore into check_alert_history by name
select record.*
from (
    select unnest(from_json($records, '[{
        "alert_id": "VARCHAR",
        "first_run": "BIGINT"
    }]')) as record
);
