-- Nothing: writes the claims of the questions with more than one claim to a file, by block and claim_id, without what no
-- rule of comparing reads.
copy (
    select
        questions.block,
        questions.home,
        questions.ask,
        found.* exclude (reading, position, "end", unit_name, skipped, rule, quantity_rule)
            replace (nullif(definition, []) as definition),
        current.document_id,
        current.source,
        current.published_text as published
    from questions
    join reading_quantities as found using (reading, claim_id)
    join readings as current using (reading)
    where questions.size > 1
    order by questions.block, found.claim_id
) to $path (format parquet, row_group_size 10240);
