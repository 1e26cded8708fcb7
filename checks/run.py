"""The whole check: every claim of the store → facts, comparisons, alerts, in one transaction."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import combinations
from typing import Any

from checks import parts
from checks.alerts import alerts, comparison_id
from checks.compare import compare
from checks.gate import place_keys
from checks.judge import judge
from checks.link import questions
from checks.model import Check, Comparison, Fact, Relation, Severity, Status
from facts.model import Claim, Event
from facts.records import iso
from facts.store import Store

# Raised whenever the same claims may give other facts, so that a recorded run can be told from later ones.
CHECKER = "0.1.0"

_URGENT = (Status.CONTESTED, Status.EVOLVING, Status.CORROBORATED, Status.SINGLE_SOURCE)
_KEPT = (Relation.CONTRADICTION, Relation.UPDATE, Relation.REVISION)
_LOUDNESS = {Severity.HIGH: 0, Severity.MEDIUM: 1, Severity.LOW: 2, None: 3}


def check(store: Store, *, policy: str = "ladder", all_pairs: bool = False) -> Check:
    """Return the facts of the store, most contested first, and the comparisons kept; both are stored anew.

    With `all_pairs`, every comparison is kept, those not comparable too. The run is recorded.
    """
    with store.transaction():
        claims = store.claims()
        found, compared = facts(claims, store.events(), policy=policy, all_pairs=all_pairs)
        documents = int(store.query("checks/count_documents")[0][0])
        result = Check(found, compared, documents, len(claims))
        _write(store, result, policy=policy, all_pairs=all_pairs)
    return result


def facts(
    claims: Sequence[Claim], events: Sequence[Event], *, policy: str = "ladder", all_pairs: bool = False
) -> tuple[tuple[Fact, ...], tuple[Comparison, ...]]:
    """Return the facts that claims make and the comparisons worth keeping, whatever the claims' order."""
    happenings: dict[str, list[Fact]] = defaultdict(list)
    compared: list[Comparison] = []
    for question in questions(claims, events):
        fact, pairs = judge(question, policy=policy)
        happenings[question.happening].append(fact)
        compared += pairs
    of_parts = [each for members in happenings.values() for each in parts.of_happening(members)]
    compared += of_parts
    if all_pairs:
        compared += _near_misses([fact for members in happenings.values() for fact in members])
    broken = {each.fact_id for each in of_parts if each.relation is Relation.CONTRADICTION}
    found = [_contested(fact, broken) for members in happenings.values() for fact in members]
    ordered = _ranked(found, compared)
    ranks = {fact.fact_id: place for place, fact in enumerate(ordered)}
    kept = compared if all_pairs else _representative(compared)
    return tuple(ordered), tuple(sorted(_unique(kept), key=lambda each: _rank(each, ranks)))


def _contested(fact: Fact, broken: set[str | None]) -> Fact:
    """Return the fact, contested where a part of it does not fit."""
    return replace(fact, status=Status.CONTESTED) if fact.fact_id in broken else fact


def _ranked(found: Sequence[Fact], compared: Sequence[Comparison]) -> list[Fact]:
    """Return the facts in the order of a desk editor: most contested, then most witnessed."""
    loudest: dict[str | None, int] = {}
    for each in compared:
        loudest[each.fact_id] = min(loudest.get(each.fact_id, 3), _LOUDNESS[each.severity])
    return sorted(
        found,
        key=lambda fact: (
            _URGENT.index(fact.status),
            loudest.get(fact.fact_id, 3),
            -len(fact.witnesses),
            -len(fact.claims),
            fact.fact_id,
        ),
    )


def _rank(comparison: Comparison, ranks: Mapping[str, int]) -> tuple[int, int, str]:
    """Return where a comparison is told: with its fact, contradictions first."""
    relation = (*_KEPT, *(each for each in Relation if each not in _KEPT)).index(comparison.relation)
    return ranks.get(comparison.fact_id or "", len(ranks)), relation, comparison_id(comparison)


def _representative(compared: Sequence[Comparison]) -> list[Comparison]:
    """Return every contradiction, update and revision, and one of each other relation of a fact."""
    kept = [each for each in compared if each.relation in _KEPT]
    seen: set[tuple[str | None, Relation, str]] = set()
    for each in sorted(compared, key=comparison_id):
        key = each.fact_id, each.relation, each.reason.value
        if each.relation not in (*_KEPT, Relation.NOT_COMPARABLE) and key not in seen:
            seen.add(key)
            kept.append(each)
    return kept


def _unique(compared: Sequence[Comparison]) -> list[Comparison]:
    """Return the comparisons without repetition."""
    return list({comparison_id(each): each for each in compared}.values())


def _near_misses(found: Sequence[Fact]) -> list[Comparison]:
    """Return claims of one measure and place that are no rivals, one pair for two facts, and why not."""
    blocks: dict[tuple[str, str, str], list[Fact]] = defaultdict(list)
    for fact in found:
        for key in place_keys(fact.claims[0]):
            blocks[fact.measure.value, fact.unit, key].append(fact)
    pairs = {
        tuple(sorted((left.claims[0].claim_id, right.claims[0].claim_id))): (left.claims[0], right.claims[0])
        for block in blocks.values()
        for left, right in combinations(block, 2)
    }
    compared = (compare(left, right) for left, right in pairs.values())
    return [each for each in compared if each.relation is Relation.NOT_COMPARABLE]


def _write(store: Store, result: Check, *, policy: str, all_pairs: bool) -> None:
    """Replace what the last check derived, and record this one."""
    for table in ("facts", "fact_claims", "comparisons", "alerts"):
        store.query(f"checks/clear_{table}")
    run = int(store.query("checks/last_run")[0][0]) + 1
    raised = alerts(result.comparisons)
    store.insert("checks/add_facts", [_fact_row(n, fact) for n, fact in enumerate(result.facts)])
    store.insert("checks/add_fact_claims", [row for fact in result.facts for row in _claim_rows(fact)])
    store.insert("checks/add_comparisons", [_comparison_row(n, each) for n, each in enumerate(result.comparisons)])
    store.insert(
        "checks/add_alerts",
        [
            {
                "alert_id": alert.alert_id,
                "position": n,
                "severity": alert.severity,
                "comparison_id": comparison_id(alert.comparison),
            }
            for n, alert in enumerate(raised)
        ],
    )
    store.insert("checks/add_alert_history", [{"alert_id": alert.alert_id, "first_run": run} for alert in raised])
    store.insert("checks/add_run", [_run_row(run, result, policy, all_pairs)])


def _run_row(run: int, result: Check, policy: str, all_pairs: bool) -> dict[str, Any]:
    """Return the record of a run; the clock is read here and nowhere in what is compared or printed."""
    return {
        "run": run,
        "policy": policy,
        "all_pairs": all_pairs,
        "checker": CHECKER,
        "documents": result.documents,
        "claims": result.claims,
        "facts": len(result.facts),
        "contradictions": Counter(each.relation for each in result.comparisons)[Relation.CONTRADICTION],
        "run_at": datetime.now(UTC).replace(tzinfo=None).isoformat(),
    }


def _fact_row(position: int, fact: Fact) -> dict[str, Any]:
    """Return a fact as a row of the store; claims, documents and witnesses are counted."""
    names = (
        "fact_id",
        "measure",
        "population",
        "side",
        "scope",
        "series",
        "unit",
        "place",
        "country",
        "low",
        "best",
        "high",
        "status",
    )
    return {name: getattr(fact, name) for name in names} | {
        "position": position,
        "event_start": iso(fact.event_start),
        "event_end": iso(fact.event_end),
        "claims": len(fact.claims),
        "documents": len({claim.document_id for claim in fact.claims}),
        "witnesses": len(fact.witnesses),
    }


def _claim_rows(fact: Fact) -> list[dict[str, Any]]:
    """Return a row for each claim of a fact, with its witness."""
    names = {claim_id: source for source in fact.witnesses for claim_id in source.claim_ids}
    return [
        {
            "fact_id": fact.fact_id,
            "claim_id": claim.claim_id,
            "witness": names[claim.claim_id].name,
            "copy": (claim.source or claim.document_id) in names[claim.claim_id].copies,
        }
        for claim in fact.claims
    ]


def _comparison_row(position: int, comparison: Comparison) -> dict[str, Any]:
    """Return a comparison as a row of the store, its claims by id."""
    return {
        "comparison_id": comparison_id(comparison),
        "position": position,
        "fact_id": comparison.fact_id,
        "relation": comparison.relation,
        "reason": comparison.reason,
        "severity": comparison.severity,
        "explanation": comparison.explanation,
        "left_claim_id": comparison.left.claim_id,
        "right_claim_id": comparison.right.claim_id,
    }
