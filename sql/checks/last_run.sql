-- The number of the last check, 0 before the first.
select coalesce(max(run), 0) as run
from check_runs;
