"""The whole check: every claim of the store → facts, comparisons, alerts, in one transaction.

What a check finds is kept with what it was found by, so that the next one links and judges only what its new
documents touch. Another policy, another version or `all_pairs` starts from nothing.
"""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from checks.blocks import to_store
from checks.checker import checker
from checks.facts import facts, near_misses
from checks.lengths import lengths
from checks.marks import replay, settle
from checks.model import Check, Status
from checks.rejudge import rejudge, write
from checks.relink import relink
from checks.stored import last_check
from facts.store import Store
from facts.workers import Workers

__all__ = ["Run", "check", "facts", "run"]

_JUDGES = 2  # processes beside this one
_DERIVED = (
    "alerts",
    "comparisons",
    "fact_claims",
    "facts",
    "readings",
    "stories",
    "keys",
    "links",
    "groups",
    "claims",
    "marked",
)


@dataclass(frozen=True, slots=True)
class Run:
    """What a run has left in the store, counted."""

    run: int
    documents: int
    claims: int
    facts: int
    contradictions: int
    statuses: Mapping[Status, int]


def check(store: Store, *, policy: str = "ladder", all_pairs: bool = False) -> Check:
    """Return the facts of the store, most contested first, and the comparisons kept; both are stored.

    With `all_pairs`, one pair of claims for each two facts near each other is kept too. The run is recorded.
    """
    done = run(store, policy=policy, all_pairs=all_pairs)
    found, compared = last_check(store)
    return Check(found, compared, done.documents, done.claims)


def run(store: Store, *, policy: str = "ladder", all_pairs: bool = False) -> Run:
    """Check the store as `check` does, and return only counts: the findings stay where they are stored."""
    with store.transaction(), Workers(_JUDGES) as workers, _uncollected():
        number = int(store.query("checks/last_run")[0][0]) + 1
        if all_pairs or store.query("checks/last_settings") != [(policy, False, checker())]:
            for table in _DERIVED:
                store.query(f"checks/clear_{table}")
        relink(store, workers)
        replay(store)
        rejudge(store, workers, run=number, policy=policy)
        write(store, to_store(lengths(store), run=number))
        settle(store)
        if all_pairs:
            write(store, to_store(near_misses(last_check(store)[0]), run=number))
        (totals,) = store.records("checks/totals")
        statuses = totals.pop("statuses") or {}
        done = Run(number, **totals, statuses={status: statuses.get(status, 0) for status in Status})
        _record(store, done, policy=policy, all_pairs=all_pairs)
    return done


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no cycles of garbage meanwhile: there are none, and among so many objects looking takes long."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _record(store: Store, done: Run, *, policy: str, all_pairs: bool) -> None:
    """Record the run; the clock is read here and nowhere in what is compared or printed."""
    row = {
        "run": done.run,
        "policy": policy,
        "all_pairs": all_pairs,
        "checker": checker(),
        "documents": done.documents,
        "claims": done.claims,
        "facts": done.facts,
        "contradictions": done.contradictions,
        "run_at": datetime.now(UTC).replace(tzinfo=None).isoformat(),
    }
    store.insert("checks/add_run", [row])
