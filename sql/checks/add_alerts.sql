-- Store the alerts of a check. Each parameter is a JSON list.
insert into check_alerts by name
select
    unnest(from_json($alert_id, '["VARCHAR"]')) as alert_id,
    unnest(from_json($loudness, '["TINYINT"]')) as loudness,
    unnest(from_json($severity, '["VARCHAR"]')) as severity,
    unnest(from_json($comparison_id, '["VARCHAR"]')) as comparison_id;
