-- The claims of blocks $first to $last of the file that copy_blocks wrote, by block and claim_id.
select *
from read_parquet($path)
where block between $first and $last
order by block, claim_id;
