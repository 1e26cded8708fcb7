-- The blocks to be judged, in order, with their numbers of claims.
select block, any_value(size) as size
from questions
where size > 1
group by block
order by block;
