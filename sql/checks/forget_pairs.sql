-- Nothing: frees the memory of pairs, which nothing reads any more.
drop table if exists pairs;
