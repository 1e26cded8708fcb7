-- Every claim of the current documents, with all fields of the codebook.
create or replace view claims as
select * exclude (skipped)
from quantities
where skipped is null;
