-- What a check derives from the claims: facts, comparisons, alerts. The check_… tables are emptied and filled anew
-- by every check, in one transaction; check_runs and check_alert_history only grow. No keys on what is refilled:
-- DuckDB would refuse to delete and insert one key in a single transaction.

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

create table check_facts (
    fact_id varchar not null,
    position bigint not null,
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
    position bigint not null,
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
    position bigint not null,
    severity varchar not null,
    comparison_id varchar not null
);

-- The first check that raised an alert, so that nobody is told twice.
create table check_alert_history (
    alert_id varchar primary key,
    first_run bigint not null
);
