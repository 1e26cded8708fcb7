-- Nothing: keeps to which happening, named by the least of its events, stories belong, and to which component of
-- links. Each parameter is a JSON list.
insert into check_groups
select
    unnest(from_json($story, '["BIGINT"]')),
    unnest(from_json($happening, '["VARCHAR"]')),
    unnest(from_json($component, '["BIGINT"]'));
