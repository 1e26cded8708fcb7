-- Nothing: makes the table of hashes under which sentences are looked up.
create or replace temp table ruled_sentences (code bigint, bands bigint[]);
