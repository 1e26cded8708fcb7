-- Nothing: keeps pairs of stories of which one copies the other; each parameter is a JSON list.
insert into copies
select
    unnest(from_json($one, '["BIGINT"]')),
    unnest(from_json($other, '["BIGINT"]'));
