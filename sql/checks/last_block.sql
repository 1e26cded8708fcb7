-- The highest number of a block of questions, 0 where there is none.
select coalesce(max(block), 0) as block
from questions;
