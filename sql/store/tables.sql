-- The tables of the database, by name.
select table_name
from duckdb_tables()
order by table_name;
