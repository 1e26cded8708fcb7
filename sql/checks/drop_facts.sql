-- Nothing: drops the rows of touched facts from check_facts.
delete from check_facts where fact_id in (select fact_id from touched_facts);
