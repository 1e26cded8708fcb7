-- How many documents and claims are current; how many facts are stored, of each status; and how many contradictions.
select
    (select count(distinct document_id) from readings) as documents,
    (
        select count(*)
        from reading_quantities
        where skipped is null and reading in (select max(reading) from readings group by document_id)
    ) as claims,
    (select count(*) from check_facts) as facts,
    (select count(*) from check_comparisons where relation = 'contradiction') as contradictions,
    (select map_from_entries(list((status, number))) from (select status, count(*) as number from check_facts group by status))
        as statuses;
