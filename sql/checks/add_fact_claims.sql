-- Store which claims answer which fact, and the witness of each. Each parameter is a JSON list.
insert into check_fact_claims by name
select
    unnest(from_json($fact_id, '["VARCHAR"]')) as fact_id,
    unnest(from_json($claim_id, '["VARCHAR"]')) as claim_id,
    unnest(from_json($witness, '["VARCHAR"]')) as witness,
    unnest(from_json($copy, '["BOOLEAN"]')) as copy;
