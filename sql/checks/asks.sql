-- The distinct questions of fresh claims, numbered.
select code, measure, population, side, scope, series, unit, dimension, event_start, event_end
from seen_asks;
