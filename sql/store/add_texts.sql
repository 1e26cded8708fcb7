-- Store the texts of a batch, once each; a text that is there stays as it is. $records is a JSON list.
insert or ignore into texts by name
select record.*
from (
    select unnest(from_json($records, '[{
        "version": "VARCHAR",
        "title": "VARCHAR",
        "text": "VARCHAR"
    }]')) as record
);
