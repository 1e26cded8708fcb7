-- Nothing: keeps what the rules made of the numbered rows of seen_quantities; each parameter is a JSON list.
create or replace temp table ruled_quantities as
select
    unnest(from_json($code, '["BIGINT"]')) as code,
    unnest(from_json($point, '["DOUBLE"]')) as point,
    unnest(from_json($telling, '["BOOLEAN"]')) as telling,
    unnest(from_json($counted, '["BOOLEAN"]')) as counted;
