-- Nothing: keeps the hashes under which sentences are looked up; each parameter is a JSON list.
insert into ruled_sentences
select
    unnest(from_json($code, '["BIGINT"]')) as code,
    unnest(from_json($bands, '[["BIGINT"]]')) as bands;
