-- How many documents and claims are current, and how many facts and contradictions are stored.
select
    (select count(distinct document_id) from readings) as documents,
    (
        select count(*)
        from reading_quantities
        where skipped is null and reading in (select max(reading) from readings group by document_id)
    ) as claims,
    (select count(*) from check_facts) as facts,
    (select count(*) from check_comparisons where relation = 'contradiction') as contradictions;
