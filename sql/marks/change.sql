-- Nothing: gives the claims $ids another home, or leaves them out where $home is null.
update check_claims
set home = coalesce($home, home), fact = fact and $home is not null
where claim_id in (select unnest($ids));
