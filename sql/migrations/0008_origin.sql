-- The file whose name is the id of a document that has no other: two files of one name are told apart by it.
alter table readings add column origin varchar;
