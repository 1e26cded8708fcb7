-- Nothing: gathers, as changed, the pairs of old stories that a fresh one has pushed apart, or a lost one brought near.
create or replace temp table changed as
select one, other
from near
where other < $first
    and (now <> was or copied <> was_copied)
    and one not in (select story from lost_groups)
    and other not in (select story from lost_groups);
