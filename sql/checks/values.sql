-- The distinct values of fresh claims, numbered.
select code, low, high, bound, precision, unit, dimension, si_low, si_high
from seen_quantities;
