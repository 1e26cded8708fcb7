"""Judging inside the store: the homes that linking touched get their facts anew, all others keep theirs.

A claim that alone answers its question needs no comparing and never becomes an object; blocks of several claims of
one home and measure are read a few thousand claims at a time, so that memory does not grow with the store.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby
from typing import Any

from checks import rules
from checks.alerts import alerts, comparison_id
from checks.copies import named
from checks.durations import durations
from checks.facts import LOUDNESS, MUTE, URGENT, Judged, of_home, turn
from checks.intervals import tolerances
from checks.judge import estimate, short_id
from checks.model import Comparison, Fact, Status
from checks.questions import Question, by_time, subjects
from checks.stored import read_claim
from facts.model import AttributionKind, Bound, Claim, Measure, Modality, Quantity
from facts.records import iso
from facts.store import Record, Row, Store

_CLAIMS = 20_000  # read at once
_BLANK = Claim("", "", "", "text", "", 0, Quantity("", 0, 0, 0, 0, None, None), Measure.COUNT)
_FACT = "fact_id measure population side scope series unit place country low best high status".split()


def rejudge(store: Store, *, run: int, policy: str) -> None:
    """Replace the facts of touched homes, with their claims, comparisons and alerts."""
    for table in ("alerts", "fact_claims", "comparisons", "facts"):
        store.query(f"checks/drop_{table}")
    store.query("checks/questions")
    _singles(store, policy=policy)
    for judged in _judged(store, policy=policy):
        write(store, judged, run=run)
    write(store, [], run=run, more=_lengths(store))


def _lengths(store: Store) -> list[Comparison]:
    """Return the contradictions of stated lengths with dates of their documents, each with the length's fact."""
    facts: dict[str, str | None] = {claim_id: fact_id for claim_id, fact_id in store.query("checks/lengths")}
    found = durations(store.claims(sorted(facts))) if facts else []
    return [replace(each, fact_id=facts[each.left.claim_id]) for each in found]


def _singles(store: Store, *, policy: str) -> None:
    """Store the facts of claims that stand alone."""
    for first in range(0, store.query("checks/last_block")[0][0] + 1, _CLAIMS):
        rows = store.query("checks/singles", first=first, last=first + _CLAIMS - 1)
        found = [_single(row, policy) for row in rows]
        columns = ("claim_id", "fact_id", "witness", "low", "best", "high")
        rules.keep(store, "checks/ruled_singles", columns, found)
        store.query("checks/add_single_facts", urgency=len(URGENT) - 1, loudness=MUTE, status=Status.SINGLE_SOURCE.value)
        store.query("checks/add_single_claims")


def _single(row: Row, policy: str) -> Row:
    """Return claim, fact, witness and numbers of a claim that stands alone."""
    claim_id, ask, low, high, bound, modality, attribution, kind, outlet = row
    measured = ask.split(rules.SEPARATOR, 1)[0] in tolerances()["of_anything"]
    key = (ask, claim_id, claim_id) if measured else (ask, claim_id)
    name = named(attribution, AttributionKind(kind), outlet)
    return claim_id, "f" + short_id(*key), name, *_numbers(low, high, bound, modality, policy)


@cache
def _numbers(low: float | None, high: float | None, bound: str, modality: str, policy: str) -> Row:
    """Return low, best and high of a fact of one claim."""
    if modality == Modality.DENIED:
        return None, None, None
    quantity = replace(_BLANK.quantity, low=low, high=high, bound=Bound(bound))
    return estimate([("", replace(_BLANK, quantity=quantity, modality=Modality(modality)))], policy=policy)


def _judged(store: Store, *, policy: str) -> Iterator[list[tuple[str, Judged]]]:
    """Yield the facts of the blocks of several claims, each with its home, some thousand claims at a time."""
    for first, last in _ranges(store.query("checks/block_sizes")):
        found = []
        rows = store.records("checks/blocks_of_claims", first=first, last=last)
        for _, block in groupby(rows, key=lambda row: row["block"]):
            home, asked = _questions(list(block))
            found += [(home, each) for each in of_home(asked, policy=policy)]
        yield found


def _ranges(sizes: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of runs of blocks that together hold about as many claims as are read at once."""
    first, held = None, 0
    for block, size in sizes:
        first = block if first is None else first
        held += size
        if held >= _CLAIMS:
            yield first, block
            first, held = None, 0
    if first is not None:
        yield first, sizes[-1][0]


def _questions(rows: Sequence[Record]) -> tuple[str, list[Question]]:
    """Return the home of a block's claims and the questions that they answer."""
    home, groups = rows[0]["home"], defaultdict(list)
    for row in rows:
        groups[row["ask"]].append(read_claim(row))
    return home, [
        Question((home, *ask.split(rules.SEPARATOR), *extra), home, claims)
        for ask in sorted(groups)
        for extra, claims in subjects(tuple(sorted(groups[ask], key=by_time)))
    ]


def write(store: Store, judged: Sequence[tuple[str, Judged]], *, run: int, more: Sequence[Comparison] = ()) -> None:
    """Store facts with their claims, comparisons and alerts; `more` are comparisons of no fact."""
    kept = [comparison for _, each in judged for comparison in each.kept] + list(more)
    compared = {comparison_id(each): each for each in kept}
    raised = alerts(compared.values())
    store.insert("checks/add_facts", [_fact_row(home, each) for home, each in judged])
    store.insert("checks/add_fact_claims", [row for _, each in judged for row in _claim_rows(each.fact)])
    store.insert("checks/add_comparisons", [_comparison_row(name, each) for name, each in compared.items()])
    store.insert(
        "checks/add_alerts",
        [
            {
                "alert_id": alert.alert_id,
                "loudness": LOUDNESS[alert.severity],
                "severity": alert.severity,
                "comparison_id": comparison_id(alert.comparison),
            }
            for alert in raised
        ],
    )
    store.insert("checks/add_alert_history", [{"alert_id": alert.alert_id, "first_run": run} for alert in raised])


def _fact_row(home: str, judged: Judged) -> Record:
    """Return a fact as a row of the store; claims, documents and witnesses are counted."""
    fact = judged.fact
    return {name: getattr(fact, name) for name in _FACT} | {
        "home": home,
        "urgency": URGENT.index(fact.status),
        "loudness": judged.loudness,
        "event_start": iso(fact.event_start),
        "event_end": iso(fact.event_end),
        "claims": len(fact.claims),
        "documents": len({claim.document_id for claim in fact.claims}),
        "witnesses": len(fact.witnesses),
    }


def _claim_rows(fact: Fact) -> list[Record]:
    """Return a row for each claim of a fact, with its witness."""
    sources = {claim_id: source for source in fact.witnesses for claim_id in source.claim_ids}
    return [
        {
            "fact_id": fact.fact_id,
            "claim_id": claim.claim_id,
            "witness": sources[claim.claim_id].name,
            "copy": (claim.source or claim.document_id) in sources[claim.claim_id].copies,
        }
        for claim in fact.claims
    ]


def _comparison_row(name: str, comparison: Comparison) -> dict[str, Any]:
    """Return a comparison as a row of the store, its claims by id."""
    return {
        "comparison_id": name,
        "turn": turn(comparison),
        "fact_id": comparison.fact_id,
        "relation": comparison.relation,
        "reason": comparison.reason,
        "severity": comparison.severity,
        "explanation": comparison.explanation,
        "left_claim_id": comparison.left.claim_id,
        "right_claim_id": comparison.right.claim_id,
    }
