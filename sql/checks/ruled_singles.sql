-- Nothing: keeps what the rules made of claims that stand alone; each parameter is a JSON list.
create or replace temp table ruled_singles as
select
    unnest(from_json($claim_id, '["VARCHAR"]')) as claim_id,
    unnest(from_json($fact_id, '["VARCHAR"]')) as fact_id,
    unnest(from_json($witness, '["VARCHAR"]')) as witness,
    unnest(from_json($low, '["DOUBLE"]')) as low,
    unnest(from_json($best, '["DOUBLE"]')) as best,
    unnest(from_json($high, '["DOUBLE"]')) as high;
