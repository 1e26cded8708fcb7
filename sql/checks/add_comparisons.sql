-- Store the comparisons of a check. Each parameter is a JSON list.
insert into check_comparisons by name
select
    unnest(from_json($comparison_id, '["VARCHAR"]')) as comparison_id,
    unnest(from_json($turn, '["TINYINT"]')) as turn,
    unnest(from_json($fact_id, '["VARCHAR"]')) as fact_id,
    unnest(from_json($relation, '["VARCHAR"]')) as relation,
    unnest(from_json($reason, '["VARCHAR"]')) as reason,
    unnest(from_json($severity, '["VARCHAR"]')) as severity,
    unnest(from_json($explanation, '["VARCHAR"]')) as explanation,
    unnest(from_json($left_claim_id, '["VARCHAR"]')) as left_claim_id,
    unnest(from_json($right_claim_id, '["VARCHAR"]')) as right_claim_id;
