-- The fingerprints, among $fingerprints, of readings that are stored.
select fingerprint
from readings
where fingerprint in (select unnest($fingerprints));
