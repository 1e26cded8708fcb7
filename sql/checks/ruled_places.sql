-- Nothing: keeps what the rules made of the numbered rows of seen_places; each parameter is a JSON list.
create or replace temp table ruled_places as
select
    unnest(from_json($code, '["BIGINT"]')) as code,
    unnest(from_json($keys, '["VARCHAR[]"]')) as keys,
    unnest(from_json($regions, '["VARCHAR[]"]')) as regions,
    unnest(from_json($whole, '["BOOLEAN"]')) as whole;
