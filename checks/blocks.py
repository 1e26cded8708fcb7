"""Claims of blocks, as rows of the store → the rows of their facts: a pure function, whichever process calls it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import groupby

from checks import rules
from checks.alerts import alerts, comparison_id
from checks.facts import LOUDNESS, URGENT, Judged, of_home, turn
from checks.model import Comparison, Fact
from checks.questions import Question, by_time, subjects
from facts.records import claim_from_record, iso
from facts.store import Record, Row

Records = Mapping[str, list[Record]]
_FACT = (
    *("fact_id", "measure", "population", "side", "scope", "series", "unit"),
    *("place", "country", "low", "best", "high", "status"),
)


def judged_rows(columns: Sequence[str], rows: Sequence[Row], *, run: int, policy: str) -> Records:
    """Return the rows of the facts that blocks of claims make, by the table that they belong to."""
    found = []
    read = [dict(zip(columns, row, strict=True)) for row in rows]
    for _, block in groupby(read, key=lambda row: row["block"]):
        home, asked = _questions(list(block))
        found += [(home, each) for each in of_home(asked, policy=policy)]
    return records(found, run=run)


def _questions(rows: Sequence[Record]) -> tuple[str, list[Question]]:
    """Return the home of a block's claims and the questions that they answer."""
    home, groups = rows[0]["home"], defaultdict(list)
    for row in rows:
        groups[row["ask"]].append(claim_from_record(row))
    return home, [
        Question((home, *ask.split(rules.SEPARATOR), *extra), home, claims)
        for ask in sorted(groups)
        for extra, claims in subjects(tuple(sorted(groups[ask], key=by_time)))
    ]


def records(judged: Sequence[tuple[str, Judged]], *, run: int, more: Sequence[Comparison] = ()) -> Records:
    """Return the rows of facts, their claims, comparisons and alerts; `more` are comparisons of no fact."""
    kept = [comparison for _, each in judged for comparison in each.kept] + list(more)
    compared = {comparison_id(each): each for each in kept}
    raised = alerts(compared.values())
    return {
        "facts": [_fact_row(home, each) for home, each in judged],
        "fact_claims": [row for _, each in judged for row in _claim_rows(each.fact)],
        "comparisons": [_comparison_row(name, each) for name, each in compared.items()],
        "alerts": [
            {
                "alert_id": alert.alert_id,
                "loudness": LOUDNESS[alert.severity],
                "severity": alert.severity,
                "comparison_id": comparison_id(alert.comparison),
            }
            for alert in raised
        ],
        "alert_history": [{"alert_id": alert.alert_id, "first_run": run} for alert in raised],
    }


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


def _comparison_row(name: str, comparison: Comparison) -> Record:
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
