-- The ids of the current claims of one measure and dimension that state one of the numbers asked for, the latest first,
-- at most $most.
select claim_id
from claims
where measure = $measure
    and dimension = $dimension
    and low is not distinct from $low
    and high is not distinct from $high
order by published desc nulls last, claim_id
limit $most;
