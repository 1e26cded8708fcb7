-- The migrations that were applied, with their checksums; "views" stands for all views together.
select name, checksum
from migrations
order by name;
