"""Claims of blocks, as rows of a file → the rows of their facts, whichever process does it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter

from checks import rules
from checks.alerts import alerts, comparison_id
from checks.facts import LOUDNESS, URGENT, Judged, of_home, turn
from checks.model import Alert, Comparison, Fact
from checks.questions import Question, in_time, subjects
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
_TABLES = {
    "facts": _FACT,
    "fact_claims": _CLAIM,
    "comparisons": _COMPARISON,
    "alerts": _ALERT,
    "alert_history": ("alert_id", "first_run"),
}
_BATCH = 250  # rows


def judged_rows(path: str, blocks: tuple[int, int], *, run: int, policy: str) -> Columns:
    """Return the rows of the facts that the claims of some blocks, first and last, make; the file has them all."""
    columns, rows = rows_of("checks/blocks_of_claims", path=path, first=blocks[0], last=blocks[1])
    made: dict[str, list[Row]] = defaultdict(list)
    for batch in _batches(columns.index("block"), rows):
        for table, some in _tables(_judged(columns, batch, policy), run=run).items():
            made[table] += some
    return _columns(made)


def to_store(comparisons: Iterable[Comparison], *, run: int) -> Columns:
    """Return the rows of comparisons that are of no fact, and of their alerts."""
    return _columns(_compared(comparisons, run=run))


def _batches(block: int, rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Yield the rows some hundreds at a time, those of a block, whose number is their column `block`, together: claims
    that are judged while a processor still has them at hand take less time.
    """
    batch: list[Row] = []
    for _, some in groupby(rows, key=itemgetter(block)):
        batch += some
        if len(batch) >= _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _judged(columns: Sequence[str], rows: Sequence[Row], policy: str) -> list[tuple[str, Judged]]:
    """Return the facts of blocks of claims, with their homes."""
    asked = map(itemgetter(*map(columns.index, ("block", "home", "ask"))), rows)
    found = []
    for (_, home), block in groupby(zip(asked, claims_from_rows(columns, rows), strict=True), key=_block):
        found += [(home, each) for each in of_home(_questions(home, block), policy=policy)]
    return found


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
        for extra, claims in subjects(in_time(groups[ask]))
    ]


def _tables(judged: Sequence[tuple[str, Judged]], *, run: int) -> Mapping[str, Sequence[Row]]:
    """Return the rows of facts, their claims, comparisons and alerts."""
    return {
        "facts": [_fact_row(home, each) for home, each in judged],
        "fact_claims": [row for _, each in judged for row in _claim_rows(each.fact)],
        **_compared([comparison for _, each in judged for comparison in each.kept], run=run),
    }


def _compared(comparisons: Iterable[Comparison], *, run: int) -> Mapping[str, Sequence[Row]]:
    """Return the rows of comparisons, each once, and of their alerts."""
    found = {comparison_id(each): each for each in comparisons}
    raised = alerts(found.values())
    return {
        "comparisons": [_comparison_row(name, each) for name, each in found.items()],
        "alerts": list(map(_alert_row, raised)),
        "alert_history": [(alert.alert_id, run) for alert in raised],
    }


def _columns(rows: Mapping[str, Sequence[Row]]) -> Columns:
    """Return the rows of each table column by column."""
    return {table: rules.as_columns(_TABLES[table], some) for table, some in rows.items() if some}


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
