-- Nothing: stores which fact a claim that stands alone answers.
insert into check_fact_claims by name
select fact_id, claim_id, witness, false as copy
from ruled_singles;
