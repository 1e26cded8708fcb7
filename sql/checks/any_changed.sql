-- A row if old stories have come near each other or gone apart, none otherwise.
select one
from changed
limit 1;
