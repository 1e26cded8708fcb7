-- Nothing: adds to nearby the changed pairs that are near each other under any key.
insert into nearby
select one, other, near.copied
from near
semi join changed using (one, other)
where near.now;
