-- Nothing: gathers, as touched_stories, the stories whose happening has to be found anew: fresh ones and all that a
-- chain of links ties to one of them, to a lost one or to one of a changed pair.
create or replace temp table touched_stories as
select story from check_stories where story >= $first
union
select story
from check_groups
where component in (
    select component
    from check_groups
    where story in (
        select one from check_links where other >= $first
        union
        select other from check_links where one >= $first
        union
        select unnest([one, other]) from changed
    )
    or component in (select component from lost_groups)
)
and story in (select story from check_stories);
