-- The number of the next mark.
select coalesce(max(mark), 0) + 1 as mark
from marks;
