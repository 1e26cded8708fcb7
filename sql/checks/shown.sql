-- Nothing: gathers, as shown, the facts to be told: all, but of those with a single source the first $quiet where given.
create or replace temp table shown as
select fact_id
from check_facts
qualify $quiet is null
    or status <> 'single_source'
    or row_number() over (partition by status order by loudness, claims desc, fact_id) <= $quiet;
