-- Nothing: frees the memory of ruled_claims, which nothing reads any more.
drop table if exists ruled_claims;
