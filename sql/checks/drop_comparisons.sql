-- Nothing: drops the rows of touched facts from check_comparisons.
delete from check_comparisons where fact_id in (select fact_id from touched_facts);
