-- The distinct names of fresh events, numbered.
select code, name
from seen_names;
