-- Nothing; makes the table that records migrations.
create table if not exists migrations (
    name varchar primary key,
    checksum varchar not null
);
