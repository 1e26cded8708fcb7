-- Nothing: keeps what the rules made of the numbered rows of seen_asks; each parameter is a JSON list.
create or replace temp table ruled_asks as
select
    unnest(from_json($code, '["BIGINT"]')) as code,
    unnest(from_json($ask, '["VARCHAR"]')) as ask;
