-- Nothing: frees the memory of nearby, which nothing reads any more.
drop table if exists nearby;
