-- The policy, the option and the checker of the last run.
select policy, all_pairs, checker
from check_runs
order by run desc
limit 1;
