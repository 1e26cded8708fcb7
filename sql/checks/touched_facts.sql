-- Nothing: gathers, as touched_facts, the facts of touched homes.
create or replace temp table touched_facts as
select fact_id from check_facts where home in (select home from touched_homes);
