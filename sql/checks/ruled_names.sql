-- Nothing: keeps what the rules made of the numbered rows of seen_names; each parameter is a JSON list.
create or replace temp table ruled_names as
select
    unnest(from_json($code, '["BIGINT"]')) as code,
    unnest(from_json($folded, '["VARCHAR"]')) as folded;
