-- Store the facts of a check. Each parameter is a JSON list.
insert into check_facts by name
select
    unnest(from_json($fact_id, '["VARCHAR"]')) as fact_id,
    unnest(from_json($home, '["VARCHAR"]')) as home,
    unnest(from_json($urgency, '["TINYINT"]')) as urgency,
    unnest(from_json($loudness, '["TINYINT"]')) as loudness,
    unnest(from_json($measure, '["VARCHAR"]')) as measure,
    unnest(from_json($population, '["VARCHAR"]')) as population,
    unnest(from_json($side, '["VARCHAR"]')) as side,
    unnest(from_json($scope, '["VARCHAR"]')) as scope,
    unnest(from_json($series, '["VARCHAR"]')) as series,
    unnest(from_json($unit, '["VARCHAR"]')) as unit,
    unnest(from_json($place, '["VARCHAR"]')) as place,
    unnest(from_json($country, '["VARCHAR"]')) as country,
    unnest(from_json($event_start, '["DATE"]')) as event_start,
    unnest(from_json($event_end, '["DATE"]')) as event_end,
    unnest(from_json($low, '["DOUBLE"]')) as low,
    unnest(from_json($best, '["DOUBLE"]')) as best,
    unnest(from_json($high, '["DOUBLE"]')) as high,
    unnest(from_json($status, '["VARCHAR"]')) as status,
    unnest(from_json($claims, '["BIGINT"]')) as claims,
    unnest(from_json($documents, '["BIGINT"]')) as documents,
    unnest(from_json($witnesses, '["BIGINT"]')) as witnesses;
