-- Nothing: keeps, as nearby, the pairs of stories that are near each other, one of them fresh.
create or replace temp table nearby as
select one, other, copied
from near
where now and other >= $first;
