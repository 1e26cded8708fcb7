-- The distinct pairs of values of which the second may not speak for its happening: a later number of one question
-- in one story (checks/questions.py). Numbers of seen_quantities.
select distinct lead_quantity, quantity
from leads
where not owned
order by all;
