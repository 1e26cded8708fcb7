-- Nothing: writes the claims of the questions with more than one claim to a file, by block and claim_id, without what no
-- rule of comparing reads.
copy (
    select
        questions.block,
        questions.home,
        questions.ask,
        found.* exclude (reading, position)
            replace (nullif(definition, []) as definition, '' as version, '' as rule, '' as quantity_rule, '' as unit_name)
    from current_quantities as found
    join questions using (reading, claim_id)
    where questions.size > 1
    order by questions.block, found.claim_id
) to $path (format parquet, row_group_size 10240);
