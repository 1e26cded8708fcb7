-- The contradictions, with both quotes, speakers, outlets and days.
create or replace view contradictions as
select
    compared.comparison_id,
    compared.fact_id,
    compared.reason,
    compared.severity,
    compared.explanation,
    ours.measure,
    coalesce(ours.place_name, ours.place, theirs.place_name, theirs.place) as place,
    compared.left_claim_id,
    ours.quote as left_quote,
    ours.attribution as left_attribution,
    ours.source as left_source,
    ours.as_of as left_as_of,
    compared.right_claim_id,
    theirs.quote as right_quote,
    theirs.attribution as right_attribution,
    theirs.source as right_source,
    theirs.as_of as right_as_of
from check_comparisons as compared
left join check_facts as fact using (fact_id)
left join claims as ours on ours.claim_id = compared.left_claim_id
left join claims as theirs on theirs.claim_id = compared.right_claim_id
where compared.relation = 'contradiction'
order by
    fact.urgency nulls last,
    fact.loudness,
    fact.witnesses desc,
    fact.claims desc,
    fact.fact_id,
    compared.comparison_id;
