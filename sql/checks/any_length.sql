-- A row if a length of time is judged anew, none otherwise.
select reading
from questions
where measure = 'duration'
limit 1;
