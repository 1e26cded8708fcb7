-- What a check derives from the claims: links, facts, comparisons, alerts. A check replaces what its new documents
-- touch, in one transaction; check_runs and check_alert_history only grow. Emptied, the tables are filled anew.
-- No keys on what is replaced: DuckDB would refuse to delete and insert one key in a single transaction.

-- Every check ever run, with what it was asked and what it found.
create table check_runs (
    run bigint primary key,
    policy varchar not null,
    all_pairs boolean not null,
    checker varchar not null,
    documents bigint not null,
    claims bigint not null,
    facts bigint not null,
    contradictions bigint not null,
    run_at timestamp not null
);

-- The readings that a check has seen; what follows up to check_facts is kept, so that one document more costs little.
create table check_readings (
    reading bigint not null
);

-- The events as linking sees them; see checks/stories.py.
create table check_stories (
    story bigint not null,
    event_id varchar not null,
    document_id varchar not null,
    reading bigint not null,
    places varchar[] not null,
    country varchar,
    first_day date,
    last_day date,
    dated boolean not null,
    words varchar[] not null,
    actors varchar[] not null,
    numbers varchar[] not null
);

-- Under which keys, as hashes, each story meets others while linking; turn brings those alike together in big blocks.
create table check_keys (
    key ubigint not null,
    story bigint not null,
    copied boolean not null,
    turn ubigint not null
);

-- The pairs of stories that a level of checks/link.py joins, and the number of that level.
create table check_links (
    one bigint not null,
    other bigint not null,
    level tinyint not null
);

-- To which happening each story belongs, named by the least event of it, and to which component of links.
create table check_groups (
    story bigint not null,
    happening varchar not null,
    component bigint not null
);

-- What each claim answers; home is set where it does not speak for the happening of its event.
create table check_claims (
    claim_id varchar not null,
    reading bigint not null,
    story bigint not null,
    ask varchar not null,
    home varchar,
    fact boolean not null,
    measure varchar not null,
    population varchar not null,
    low double,
    high double,
    bound varchar not null,
    point double,
    counted boolean not null
);

-- home is what a check judges together: a happening, a war, or a lone claim. urgency and loudness order the facts.
create table check_facts (
    fact_id varchar not null,
    home varchar not null,
    urgency tinyint not null,
    loudness tinyint not null,
    measure varchar not null,
    population varchar not null,
    side varchar,
    scope varchar not null,
    series varchar not null,
    unit varchar not null,
    place varchar,
    country varchar,
    event_start date,
    event_end date,
    low double,
    best double,
    high double,
    status varchar not null,
    claims bigint not null,
    documents bigint not null,
    witnesses bigint not null
);

-- Which claims answer a fact, and which independent witness each comes from.
create table check_fact_claims (
    fact_id varchar not null,
    claim_id varchar not null,
    witness varchar not null,
    copy boolean not null
);

create table check_comparisons (
    comparison_id varchar not null,
    turn tinyint not null,
    fact_id varchar,
    relation varchar not null,
    reason varchar not null,
    severity varchar,
    explanation varchar not null,
    left_claim_id varchar not null,
    right_claim_id varchar not null
);

create table check_alerts (
    alert_id varchar not null,
    loudness tinyint not null,
    severity varchar not null,
    comparison_id varchar not null
);

-- The first check that raised an alert, so that nobody is told twice.
create table check_alert_history (
    alert_id varchar primary key,
    first_run bigint not null
);
