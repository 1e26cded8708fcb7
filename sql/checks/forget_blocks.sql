-- Nothing: frees the memory of blocks, which nothing reads any more.
drop table if exists blocks;
