-- Documents whose newest reading, added after $since, is of another file than the last one before: both files.
select newest.document_id, newest.origin, former.origin
from (
    select document_id, arg_max(origin, reading) as origin, arg_max(version, reading) as version
    from readings
    where reading > $since
    group by document_id
) as newest
join (
    select document_id, arg_max(origin, reading) as origin, arg_max(version, reading) as version
    from readings
    where reading <= $since
    group by document_id
) as former using (document_id)
where newest.origin <> former.origin and newest.version <> former.version
order by newest.document_id;
