-- Nothing: frees the memory of fresh_stories, which nothing reads any more.
drop table if exists fresh_stories;
