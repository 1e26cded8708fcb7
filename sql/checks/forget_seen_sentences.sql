-- Nothing: frees the memory of seen_sentences, which nothing reads any more.
drop table if exists seen_sentences;
