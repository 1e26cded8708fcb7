-- Remember the first check that raised an alert; known ones stay as they are. Each parameter is a JSON list.
insert or ignore into check_alert_history by name
select
    unnest(from_json($alert_id, '["VARCHAR"]')) as alert_id,
    unnest(from_json($first_run, '["BIGINT"]')) as first_run;
