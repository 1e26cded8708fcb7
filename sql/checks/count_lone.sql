-- How many claims stand alone.
select count(*) as claims
from lone;
