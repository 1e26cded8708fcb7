-- The number of the first fresh story, and whether any reading is new or lost.
select
    (select coalesce(max(story), 0) + 1 from check_stories) as first;
