"""Whether a number is how far something moved or where it stands, which way it moved, and who won by a score."""

import re
from functools import cache

from checks.verifying.clauses import REACH, breaks
from checks.verifying.stems import stems
from checks.verifying.told import Role, Statement
from facts.lexicon import load
from facts.model import Bound, SkipReason
from facts.text.words import any_of

_NEAR = 6  # words up to "by" among which the verb of a change stands
_APART = tuple(map(frozenset, (("by", "to"), ("by", ""), ("own", "to"), ("from", "to"), ("by", "from"))))


def turned(asked: Statement, given: Statement) -> bool:
    """Return whether one number is told of a rise and the other of a fall."""
    ours, theirs = _course(asked), _course(given)
    return bool(ours and theirs) and ours != theirs


def of_other_step(asked: Statement, given: Statement) -> bool:
    """Return whether one number is how far something moved, the other where it stands: "fell by 3", "fell to 3"."""
    return frozenset((_step(asked), _step(given))) in _APART


def _step(statement: Statement) -> str:
    """Return whether a number is how far something moved ("by"), or by how much somebody won, or where it came ("to")
    or began ("from"), or may be either ("may": "grew over 1,100"; "own": "lost 40 seats"); "" where it is not told.
    """
    claim, table = statement.claim, load()["comparisons"]["verify"]
    start, end = claim.quantity.start - claim.sentence_start, claim.quantity.end - claim.sentence_start
    lead = breaks(load()).split(claim.sentence[: max(0, start)])[-1].lower().split()
    if statement.kind is not None or not lead:
        return ""
    if lead[-1] in load()["contrasts"]["by"]:
        return "by" if not _moving().isdisjoint(stems(" ".join(lead[-_NEAR:]), load())) else ""
    for side in ("to", "from"):
        if lead[-1] in load()["contrasts"]["words"][side]:
            return side if not _ways().isdisjoint(stems(" ".join(lead), load())) else ""
    if lead[-1] in table["by_itself"] and lead[-2:-1] and lead[-2] in load()["words"]["be"]:
        return "by"
    if not _ways().isdisjoint(stems(" ".join((lead[-1], *claim.sentence[max(0, end) :].lower().split()[:1])), load())):
        return "by" if claim.quantity.bound is Bound.EXACT else "may"
    return "own" if lead[-1] in (*table["losing"], *table["gaining"]) else ""


def upset(asked: Statement, given: Statement) -> bool:
    """Return whether two sentences tell of a score and one has him win who loses by the other."""
    if asked.kind is not SkipReason.SCORE or given.kind is not SkipReason.SCORE:
        return False
    (won, lost), (winner, loser) = _outcome(asked), _outcome(given)
    return bool(won & loser - winner or lost & winner - loser)


def of_other_match(asked: Statement, given: Statement) -> bool:
    """Return whether two sentences tell of one side's scores against two others, of whom the one asked for is nowhere
    in the text.
    """
    ours, theirs = _outcome(asked), frozenset().union(*_outcome(given))
    told = given.words | given.reach.words | {word for name in given.reach.beyond for word in name.words}
    others = [name for name in given.reach.near if name.role is not Role.SITE]
    strange = any(name.words.isdisjoint(asked.words) for name in others)
    return strange and any(
        bool(side & theirs) and bool(rival) and rival.isdisjoint(told) for side, rival in (ours, ours[::-1])
    )


def _outcome(statement: Statement) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of who won and of who lost by a score, empty where its clause does not say so."""
    none: frozenset[str] = frozenset()
    left, right = statement.clause
    names = sorted(statement.reach.own, key=lambda name: name.start)
    names = [name for name in names if name.role is not Role.SITE]
    start = statement.claim.quantity.start - statement.claim.sentence_start
    found = _deciding().finditer(statement.claim.sentence, left, right)
    match = min(found, key=lambda match: max(start - match.end(), match.start() - start), default=None)
    if match is None:
        return none, none
    first = next((name.words for name in reversed(names) if name.start < match.start()), none)
    second = next((name.words for name in names if name.start >= match.end()), none)
    return (second, first) if match["lost"] or match["passive"] else (first, second)


@cache
def _deciding() -> re.Pattern[str]:
    """Return the pattern of a verb of winning or losing, with what makes it passive."""
    table = load()["comparisons"]["verify"]
    won, lost = (any_of((*table[name], *table["by_score"][name])) for name in ("winning", "losing"))
    be = any_of(load()["words"]["be"])
    return re.compile(rf"\b(?P<passive>(?:{be}) )?(?:(?P<won>{won})|(?P<lost>{lost}))\b")


def _course(statement: Statement) -> str:
    """Return whether the words beside a number tell of its rising or falling, "" where of neither or both."""
    claim = statement.claim
    lead = breaks(load()).split(claim.sentence[: max(0, claim.quantity.start - claim.sentence_start)])[-1]
    near = {*statement.before, *statement.after[:REACH], *stems(lead, load())}
    behind = claim.sentence[max(0, claim.quantity.end - claim.sentence_start) :].lower().split()[:1]
    ways = load()["contrasts"]
    for way, words in (("rising", (*ways["more"], *ways["larger"])), ("falling", (*ways["less"], *ways["smaller"]))):
        if claim.quantity.dimension == "share" and not set(behind).isdisjoint(words):
            return way
    table = load()["comparisons"]["verify"]
    found = [name for name in ("rising", "falling") if near & set(table[name])]
    return found[0] if len(found) == 1 else ""


@cache
def _ways() -> frozenset[str]:
    """Return the stems of rising and of falling."""
    table = load()["comparisons"]["verify"]
    return frozenset((*table["rising"], *table["falling"]))


@cache
def _moving() -> frozenset[str]:
    """Return the stems of what happens by an amount: rising, falling, winning, losing."""
    table = load()["comparisons"]["verify"]
    return _ways() | frozenset(stems(" ".join((*table["winning"], *table["losing"])), load()))
