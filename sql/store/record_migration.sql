-- Nothing; records that the migration $name was applied.
insert or replace into migrations (name, checksum)
values ($name, $checksum);
