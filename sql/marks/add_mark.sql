-- Nothing: remembers a decision. $records is a JSON list of one row.
insert into marks by name
select record.*
from (
    select unnest(from_json($records, '[{
        "mark": "BIGINT",
        "action": "VARCHAR",
        "value": "DOUBLE",
        "by_whom": "VARCHAR",
        "why": "VARCHAR",
        "marked_at": "TIMESTAMP",
        "undoes": "BIGINT"
    }]')) as record
);
