"""Claims of blocks, as rows of a file → the rows of their facts, whichever process does it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from operator import itemgetter

from checks import rules
from checks.alerts import alerts, comparison_id
from checks.facts import LOUDNESS, URGENT, Judged, of_home, turn
from checks.model import Alert, Comparison, Fact
from checks.questions import Question, by_time, subjects
from facts.model import Claim
from facts.records import claims_from_rows, iso
from facts.store import Row, rows_of

Columns = Mapping[str, Mapping[str, str]]  # of rows to store: table → column → values as a JSON list
_FACT = (
    *("fact_id", "home", "urgency", "loudness", "measure", "population", "side", "scope", "series", "unit"),
    *("place", "country", "event_start", "event_end", "low", "best", "high", "status", "claims", "documents"),
    "witnesses",
)
_CLAIM = ("fact_id", "claim_id", "witness", "copy")
_COMPARISON = (
    *("comparison_id", "turn", "fact_id", "relation", "reason", "severity", "explanation"),
    *("left_claim_id", "right_claim_id"),
)
_ALERT = ("alert_id", "loudness", "severity", "comparison_id")


def judged_rows(path: str, blocks: tuple[int, int], *, run: int, policy: str) -> Columns:
    """Return the rows of the facts that the claims of some blocks, first and last, make; the file has them all."""
    columns, rows = rows_of("checks/blocks_of_claims", path=path, first=blocks[0], last=blocks[1])
    asked = map(itemgetter(*map(columns.index, ("block", "home", "ask"))), rows)
    found = []
    for (_, home), block in groupby(zip(asked, claims_from_rows(columns, rows), strict=True), key=_block):
        found += [(home, each) for each in of_home(_questions(home, block), policy=policy)]
    return to_store(found, run=run)


def _block(asked: tuple[tuple[int, str, str], Claim]) -> tuple[int, str]:
    """Return the block and the home of a claim beside block, home and question."""
    return asked[0][:2]


def _questions(home: str, block: Iterable[tuple[tuple[int, str, str], Claim]]) -> list[Question]:
    """Return the questions that a block's claims answer."""
    groups: dict[str, list[Claim]] = defaultdict(list)
    for (_, _, ask), claim in block:
        groups[ask].append(claim)
    return [
        Question((home, *ask.split(rules.SEPARATOR), *extra), home, claims)
        for ask in sorted(groups)
        for extra, claims in subjects(tuple(sorted(groups[ask], key=by_time)))
    ]


def to_store(judged: Sequence[tuple[str, Judged]], *, run: int, more: Sequence[Comparison] = ()) -> Columns:
    """Return the rows of facts, their claims, comparisons and alerts; `more` are comparisons of no fact."""
    kept = [comparison for _, each in judged for comparison in each.kept] + list(more)
    compared = {comparison_id(each): each for each in kept}
    raised = alerts(compared.values())
    rows: dict[str, tuple[Sequence[str], Sequence[Row]]] = {
        "facts": (_FACT, [_fact_row(home, each) for home, each in judged]),
        "fact_claims": (_CLAIM, [row for _, each in judged for row in _claim_rows(each.fact)]),
        "comparisons": (_COMPARISON, [_comparison_row(name, each) for name, each in compared.items()]),
        "alerts": (_ALERT, list(map(_alert_row, raised))),
        "alert_history": (("alert_id", "first_run"), [(alert.alert_id, run) for alert in raised]),
    }
    return {table: rules.as_columns(names, some) for table, (names, some) in rows.items() if some}


def _fact_row(home: str, judged: Judged) -> Row:
    """Return a fact as a row of the store; claims, documents and witnesses are counted."""
    fact = judged.fact
    return (
        fact.fact_id,
        home,
        URGENT.index(fact.status),
        judged.loudness,
        fact.measure,
        fact.population,
        fact.side,
        fact.scope,
        fact.series,
        fact.unit,
        fact.place,
        fact.country,
        iso(fact.event_start),
        iso(fact.event_end),
        fact.low,
        fact.best,
        fact.high,
        fact.status,
        len(fact.claims),
        len({claim.document_id for claim in fact.claims}),
        len(fact.witnesses),
    )


def _claim_rows(fact: Fact) -> list[Row]:
    """Return a row for each claim of a fact, with its witness, and whether its outlet only copies."""
    sources = {claim_id: source for source in fact.witnesses for claim_id in source.claim_ids}
    return [
        (fact.fact_id, claim.claim_id, source.name, (claim.source or claim.document_id) in source.copies)
        for claim in fact.claims
        if (source := sources[claim.claim_id])
    ]


def _alert_row(alert: Alert) -> Row:
    return alert.alert_id, LOUDNESS[alert.severity], alert.severity, comparison_id(alert.comparison)


def _comparison_row(name: str, comparison: Comparison) -> Row:
    """Return a comparison as a row of the store, its claims by id."""
    return (
        name,
        turn(comparison),
        comparison.fact_id,
        comparison.relation,
        comparison.reason,
        comparison.severity,
        comparison.explanation,
        comparison.left.claim_id,
        comparison.right.claim_id,
    )
