-- Nothing: numbers the distinct values of fresh claims, to be read by the rules of intervals.
create or replace temp table seen_quantities as
select row_number() over () as code, *
from (select distinct low, high, bound, precision, unit, dimension, si_low, si_high from fresh_claims);
