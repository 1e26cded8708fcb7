"""Claims and facts out of the store: evidence for a claim in words, and what the last check found, as objects."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from checks.gate import whole_country
from checks.intervals import tolerances
from checks.model import Comparison, Fact, Reason, Relation, Severity, Status, Witness
from checks.questions import questions, war_of
from facts.model import (
    Claim,
    Extraction,
    Measure,
    Scope,
    Series,
)
from facts.store import Record, Store

_SIDES = ("left_claim_id", "right_claim_id")
_BATCH = 20_000  # comparisons whose claims are read at once


def last_check(store: Store, *, quiet: int | None = None) -> tuple[tuple[Fact, ...], tuple[Comparison, ...]]:
    """Return the facts and comparisons of the last check, most contested first, with whole claims.

    With `quiet`, no more than so many facts of a single source: most of a store are, and their claims stay unread.
    """
    store.query("checks/shown", quiet=quiet)
    answers: dict[str, list[tuple[str, str, bool]]] = defaultdict(list)
    for fact_id, claim_id, witness, copy in store.query("checks/fact_claims"):
        answers[fact_id].append((claim_id, witness, copy))
    rows = store.records("checks/comparisons")
    named = {row[side] for row in rows for side in _SIDES} | {each[0] for some in answers.values() for each in some}
    claims = {claim.claim_id: claim for claim in store.claims(None if quiet is None else sorted(named))}
    found = tuple(_fact(row, answers[row["fact_id"]], claims) for row in store.records("checks/facts"))
    return found, tuple(_comparison(row, claims) for row in rows)


def comparisons(store: Store) -> Iterator[Comparison]:
    """Yield the comparisons of the last check, the most contested fact's first; their claims are read bit by bit."""
    rows = iter(store.records("checks/comparisons"))
    while batch := list(islice(rows, _BATCH)):
        ids = {row[side] for row in batch for side in _SIDES}
        claims = {claim.claim_id: claim for claim in store.claims(sorted(ids))}
        yield from (_comparison(row, claims) for row in batch)


def _comparison(row: Record, claims: Mapping[str, Claim]) -> Comparison:
    return Comparison(
        Relation(row["relation"]),
        Reason(row["reason"]),
        row["explanation"],
        claims[row["left_claim_id"]],
        claims[row["right_claim_id"]],
        row["fact_id"],
        Severity(row["severity"]) if row["severity"] else None,
    )


def _fact(row: Record, answers: Sequence[tuple[str, str, bool]], claims: dict[str, Claim]) -> Fact:
    """Return one stored fact with its claims and witnesses."""
    voices: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for claim_id, witness, copy in answers:
        voices[witness].append((claim_id, copy))
    kinds = {"measure": Measure, "scope": Scope, "series": Series, "status": Status}
    return Fact(
        **row | {name: kind(row[name]) for name, kind in kinds.items()},
        claims=tuple(claims[claim_id] for claim_id, _, _ in answers),
        witnesses=tuple(
            Witness(
                name,
                tuple(sorted(claim_id for claim_id, _ in some)),
                tuple(sorted({claims[c].source or claims[c].document_id for c, copy in some if copy})),
            )
            for name, some in sorted(voices.items())
        ),
    )


class _Row(NamedTuple):
    claim_id: str
    document_id: str
    home: str | None
    asked: bool
    fits: bool


def matching(store: Store, asked: Sequence[Claim]) -> tuple[list[Extraction], Mapping[str, str]]:
    """Return the stored documents that tell what the claims ask for where and when they do, and claim_id → happening of
    those of their claims that do.

    Only these documents are read. A claim without a place is answered where exactly one happening fits: in a whole
    store a bare number could be of anything.
    """
    rows = [(claim, _fitting(store, claim)) for claim in asked]
    documents = sorted({row.document_id for _, found in rows for row in found})
    texts = store.extractions(documents) if documents else []
    homes = _homes(texts, [row for _, found in rows for row in found])
    there: dict[str, str] = {}
    for claim, found in rows:
        known = [(row, homes[row.claim_id]) for row in found if row.claim_id in homes]
        meant = {home for row, home in known if row.fits}
        answers = {row.claim_id: home for row, home in known if row.asked and home in meant}
        if claim.place is not None or len({*answers.values()}) == 1:
            there |= answers
    return [text for text in texts if any(claim.claim_id in there for claim in text.claims)], there


def _homes(texts: Sequence[Extraction], rows: Sequence[_Row]) -> Mapping[str, str]:
    """Return claim_id → happening: as the last check found it, of documents that came after it by linking them now."""
    homes = {row.claim_id: row.home for row in rows if row.home is not None}
    if len(homes) < len({row.claim_id for row in rows}):
        claims = [claim for text in texts for claim in text.claims]
        events = [event for text in texts for event in text.events]
        for question in questions(claims, events):
            known = (homes[claim.claim_id] for claim in question.claims if claim.claim_id in homes)
            home = next(known, question.happening)
            for claim in question.claims:
                homes.setdefault(claim.claim_id, home)
    return homes


def same_number(store: Store, asked: Claim, *, most: int) -> list[Claim]:
    """Return the latest stored claims, no more than `most`, that count the same and state the same number."""
    quantity = asked.quantity
    rows = store.query(
        "checks/same_number",
        measure=asked.measure.value,
        dimension=quantity.dimension,
        low=quantity.low,
        high=quantity.high,
        most=most,
    )
    return store.claims([str(row[0]) for row in rows]) if rows else []


def _fitting(store: Store, claim: Claim) -> list[_Row]:
    parameters = {
        "measure": claim.measure.value,
        "dimension": claim.quantity.dimension,
        "place_id": claim.place_id,
        "place": claim.place,
        "start": claim.event_start,
        "end": claim.event_end or claim.event_start,
        "war": war_of(claim),
        "country": claim.country,
        "whole": whole_country(claim),
        "borrowed": tolerances()["borrowed_days"],
        "running": tolerances()["update_days"],
    }
    return [_Row(*row) for row in store.query("checks/evidence", **parameters)]
