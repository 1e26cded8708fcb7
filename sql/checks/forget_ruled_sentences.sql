-- Nothing: frees the memory of ruled_sentences, which nothing reads any more.
drop table if exists ruled_sentences;
