-- The mark that this one takes back; null where it decides something itself.
alter table marks add column undoes bigint;
