-- The claims that stand alone, from number $first to $last.
select claim_id, ask, low, high, bound, modality, attribution, attribution_kind, outlet
from lone
where turn between $first and $last;
