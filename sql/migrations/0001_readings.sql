-- The append-only history of what was read: texts, readings of them, and what each reading found.
-- A reading is one version of a document with its metadata, read by one version of the extractor; the newest
-- reading of a document is the current one. No foreign keys: store/integrity says what would break them.

-- One text for each version, shared by exact copies.
create table texts (
    version varchar primary key,
    title varchar,
    text varchar not null
);

-- published is UTC; published_text is the ISO form as given, which tells a day from a time and keeps the zone.
create table readings (
    reading bigint primary key,
    document_id varchar not null,
    version varchar not null,
    url varchar,
    source varchar,
    published timestamp,
    published_text varchar,
    language varchar not null,
    extractor varchar not null,
    fingerprint varchar not null unique,
    added_at timestamp not null
);

-- Every quantity of a reading, in text order; skipped is null for claims, claim_id for the refused ones.
create table reading_quantities (
    reading bigint not null,
    position integer not null,
    claim_id varchar,
    field varchar not null,
    sentence varchar not null,
    sentence_start integer not null,
    quote varchar not null,
    "start" integer not null,
    "end" integer not null,
    number_start integer not null,
    number_end integer not null,
    low double,
    high double,
    bound varchar not null,
    precision double,
    unit varchar not null,
    unit_name varchar not null,
    dimension varchar not null,
    si_low double,
    si_high double,
    counted varchar,
    implied boolean not null,
    skipped varchar,
    measure varchar,
    population varchar,
    side varchar,
    scope varchar,
    series varchar,
    modality varchar,
    definition varchar[],
    attribution varchar,
    attribution_kind varchar,
    place varchar,
    place_id bigint,
    place_name varchar,
    country varchar,
    event_start date,
    event_end date,
    date_precision varchar,
    as_of date,
    event varchar,
    part_of varchar,
    confidence double,
    rule varchar,
    quantity_rule varchar
);

-- The happenings that a reading tells of, in order.
create table reading_events (
    reading bigint not null,
    position integer not null,
    event_id varchar not null,
    main boolean not null,
    claim_ids varchar[] not null,
    keywords varchar[] not null,
    actors varchar[] not null,
    places varchar[] not null,
    country varchar,
    "start" date,
    "end" date,
    background boolean not null
);
