-- Nothing: frees the memory of leads, which nothing reads any more.
drop table if exists leads;
