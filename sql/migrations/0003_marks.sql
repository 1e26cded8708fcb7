-- What editors have decided. Both tables only grow; every check replays them, in the order of mark.

-- One decision: reject, value, split or merge.
create table marks (
    mark bigint primary key,
    action varchar not null,
    value double,
    by_whom varchar not null,
    why varchar not null,
    marked_at timestamp not null
);

-- The claims that a mark is about, as their documents write them, so that it survives a new claim_id of the same words.
-- side is target, or other for those that a merge joins to the target.
create table mark_claims (
    mark bigint not null,
    side varchar not null,
    claim_id varchar not null,
    document_id varchar not null,
    field varchar not null,
    "start" integer not null,
    "end" integer not null,
    quote varchar not null,
    sentence varchar not null
);

-- What the replay has changed in check_claims, as it was before; put back before the next replay.
create table check_marked (
    claim_id varchar not null,
    reading bigint not null,
    home varchar,
    fact boolean not null
);
