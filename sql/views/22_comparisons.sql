-- Pairs of claims with their relation, its reason and a sentence in words; those of the most contested fact first.
create or replace view comparisons as
select
    compared.comparison_id,
    compared.fact_id,
    compared.relation,
    compared.reason,
    compared.severity,
    compared.explanation,
    compared.left_claim_id,
    compared.right_claim_id
from check_comparisons as compared
left join check_facts as fact using (fact_id)
order by
    fact.urgency nulls last,
    fact.loudness,
    fact.witnesses desc,
    fact.claims desc,
    fact.fact_id,
    compared.turn,
    compared.comparison_id;
