-- Nothing: frees the memory of fresh_events, which nothing reads any more.
drop table if exists fresh_events;
