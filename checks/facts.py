"""Questions of one home → its facts and the comparisons worth keeping; and the same for claims that no store holds."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from checks import parts
from checks.alerts import comparison_id
from checks.compare import compare, explained
from checks.durations import durations
from checks.gate import place_keys
from checks.intervals import point
from checks.judge import judge
from checks.model import Comparison, Fact, Reason, Relation, Severity, Status
from checks.questions import Question, questions
from facts.model import Claim, Event

URGENT = (Status.CONTESTED, Status.EVOLVING, Status.CORROBORATED, Status.SINGLE_SOURCE)
MUTE = 3  # the loudness of a fact that nothing is said about
_KEPT = (Relation.CONTRADICTION, Relation.UPDATE, Relation.REVISION)
_TURNS = (*_KEPT, *(each for each in Relation if each not in _KEPT))
LOUDNESS = {Severity.HIGH: 0, Severity.MEDIUM: 1, Severity.LOW: 2, None: MUTE}


class Judged(NamedTuple):
    """A fact, how loud the loudest of its comparisons is (0 to 3), and those of them that are kept."""

    fact: Fact
    loudness: int
    kept: tuple[Comparison, ...]


def of_home(asked: Sequence[Question], *, policy: str = "ladder") -> list[Judged]:
    """Return the facts of questions that belong to one home: a happening, a war, a lone claim."""
    answered = [judge(question, policy=policy) for question in asked]
    of_parts = parts.of_happening(answered) if len(answered) > 1 else []
    found = []
    for each in answered:
        fact = each.fact
        of_whole = [comparison for comparison in of_parts if comparison.fact_id == fact.fact_id]
        if any(comparison.relation is Relation.CONTRADICTION for comparison in of_whole):
            fact = fact._replace(status=Status.CONTESTED)
        own = [*each.compared, *of_whole]
        loudest = min((LOUDNESS[comparison.severity] for comparison in own), default=MUTE)
        kept = [explained(comparison, fact.fact_id) for comparison in representative(own)]
        found.append(Judged(fact, loudest, tuple(kept)))
    return found


def facts(
    claims: Sequence[Claim], events: Sequence[Event], *, policy: str = "ladder", all_pairs: bool = False
) -> tuple[tuple[Fact, ...], tuple[Comparison, ...]]:
    """Return the facts that claims make and the comparisons worth keeping, whatever the claims' order.

    All in memory: checks/run.py gives the same for the claims of a store.
    """
    judged = in_memory(claims, events, policy=policy)
    found = tuple(each.fact for each in judged)
    kept = [comparison for each in judged for comparison in each.kept]
    homes = {claim.claim_id: fact.fact_id for fact in found for claim in fact.claims}
    kept += [each._replace(fact_id=homes.get(each.left.claim_id)) for each in durations(claims)]
    ranks = {fact.fact_id: place for place, fact in enumerate(found)}
    if all_pairs:
        kept += near_misses(found)
    unique = {comparison_id(each): each for each in kept}.values()
    order = {id(each): (ranks.get(each.fact_id or "", len(ranks)), turn(each), comparison_id(each)) for each in unique}
    return found, tuple(sorted(unique, key=lambda each: order[id(each)]))


def in_memory(claims: Sequence[Claim], events: Sequence[Event], *, policy: str = "ladder") -> list[Judged]:
    """Return the facts of claims in the order of a desk editor: most contested, loudest, most witnessed."""
    homes: dict[str, list[Question]] = defaultdict(list)
    for question in questions(claims, events):
        homes[question.happening].append(question)
    judged = [each for asked in homes.values() for each in of_home(asked, policy=policy)]
    return sorted(judged, key=_rank)


def _rank(judged: Judged) -> tuple[int, int, int, int, str]:
    fact = judged.fact
    return (
        URGENT.index(fact.status),
        judged.loudness,
        -len(fact.witnesses),
        -len(fact.claims),
        fact.fact_id,
    )


def turn(comparison: Comparison) -> int:
    """Return when a comparison is told among those of its fact: contradictions first."""
    return _TURNS.index(comparison.relation)


def representative(compared: Sequence[Comparison]) -> list[Comparison]:
    """Return every contradiction, the steps of revisions and updates, and one of each other relation."""
    if not compared:
        return []
    kept = _told_once([each for each in compared if each.relation is Relation.CONTRADICTION])
    kept += _lowered([each for each in compared if each.relation is Relation.REVISION])
    kept += _steps([each for each in compared if each.relation is Relation.UPDATE])
    alike: dict[tuple[Relation, Reason], list[Comparison]] = defaultdict(list)
    for each in compared:
        if each.relation not in _KEPT and each.relation is not Relation.NOT_COMPARABLE:
            alike[each.relation, each.reason].append(each)
    return [*kept, *(min(some, key=_sides) for some in alike.values())]


def _sides(comparison: Comparison) -> tuple[str, str]:
    return comparison.left.claim_id, comparison.right.claim_id


def _told_once(contradictions: Sequence[Comparison]) -> list[Comparison]:
    """Return one contradiction for each two numbers of two reports: a headline, a summary and the text repeat them."""
    found: dict[frozenset[tuple[str, float | None]], Comparison] = {}
    for each in sorted(contradictions, key=_plainness):
        sides = frozenset((claim.document_id, point(claim.quantity)) for claim in (each.left, each.right))
        found.setdefault(sides, each)
    return list(found.values())


def _plainness(contradiction: Comparison) -> tuple[int, int, int, str]:
    """Return the order of choice among contradictions of one sort: loud, of texts, with speakers before others."""
    claims = contradiction.left, contradiction.right
    titles, voiceless = (sum(map(told, claims)) for told in (_is_title, _is_voiceless))
    return LOUDNESS[contradiction.severity], titles, voiceless, comparison_id(contradiction)


def _is_title(claim: Claim) -> bool:
    return claim.field == "title"


def _is_voiceless(claim: Claim) -> bool:
    return claim.attribution is None


def _lowered(revisions: Sequence[Comparison]) -> list[Comparison]:
    """Return one revision for each number that was lowered and to what, rather from a report that gave it as it stood
    than from the words of one that lowers it.
    """
    found: dict[tuple[float | None, float | None], Comparison] = {}
    for each in sorted(revisions, key=lambda each: (each.left.as_of is None, _sides(each))):
        found.setdefault((point(each.left.quantity), point(each.right.quantity)), each)
    return list(found.values())


def _steps(updates: Sequence[Comparison]) -> list[Comparison]:
    """Return one update for each value that a number rose to: when it was first told, from the value next below it.

    A number that rose from 20 to 35 and on to 53 rose twice, however many reports gave each of the three.
    """
    steps: dict[tuple[float | None, float | None], Comparison] = {}
    for each in updates:
        value = each.right.quantity.low, each.right.quantity.high
        if value not in steps or _step(each) < _step(steps[value]):
            steps[value] = each
    return list(steps.values())


def _step(update: Comparison) -> tuple[str, str, float, str]:
    """Return what makes an update a step: the first day of the new value, the greatest value before it."""
    day = update.right.as_of or update.right.published
    return str(day or ""), update.right.claim_id, -(point(update.left.quantity) or 0.0), update.left.claim_id


def near_misses(found: Sequence[Fact]) -> list[Comparison]:
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
