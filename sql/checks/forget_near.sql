-- Nothing: frees the memory of near, which nothing reads any more.
drop table if exists near;
