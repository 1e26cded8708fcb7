-- Nothing: sets the best value of the fact that most of the claims $ids answer.
update check_facts
set best = $value
where fact_id = (
    select fact_id
    from check_fact_claims
    where claim_id in (select unnest($ids))
    group by fact_id
    order by count(*) desc, fact_id
    limit 1
);
