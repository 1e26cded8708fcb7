-- Which claims answer a fact, with the independent witness of each; copy: the claim only repeats its witness.
create or replace view fact_claims as
select fact_id, claim_id, witness, copy
from check_fact_claims;
