-- Nothing: frees the memory of fresh_claims, which nothing reads any more.
drop table if exists fresh_claims;
