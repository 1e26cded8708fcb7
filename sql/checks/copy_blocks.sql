-- Nothing: writes the claims of the questions with more than one claim to a file, by block and claim_id.
copy (
    select
        questions.block,
        questions.home,
        questions.ask,
        found.* exclude (reading, position),
        current.document_id,
        current.version,
        current.source,
        current.published_text as published
    from reading_quantities as found
    join questions using (reading, claim_id)
    join readings as current using (reading)
    where questions.size > 1
    order by questions.block, found.claim_id
) to $path (format parquet, row_group_size 10240);
