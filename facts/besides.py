"""Who is said to be dead or hurt besides those counted before, and who of those shot is dead.

"Two clerks were killed. A third died in hospital" are three, "five were shot, two fatally" leaves three hurt. The words
that say so are data: the tables `besides` and `shot` of facts/lexicon/conventions.toml.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from facts.lexicon import shared
from facts.model import Claim, Measure

_LEAD = 60  # characters before the first sentence of a report: its dateline


def ordinal(claim: Claim) -> int | None:
    """Return which of several people a claim brings in by his number ("a third"), else None."""
    quote = claim.quantity.quote.lower()
    found = (rank for words, rank in _words()["ordinals"].items() if quote == words or quote.startswith(f"{words} "))
    return next(found, None) if claim.quantity.implied else None


def may_add(claim: Claim) -> bool:
    """Return whether a claim may be of others than those counted before."""
    return ordinal(claim) is not None or is_self(claim) or _is_also(claim)


def is_self(claim: Claim) -> bool:
    """Return whether a claim is of somebody who kills himself."""
    return claim.rule.endswith(_words()["self"])


def adds(claim: Claim, counted: Sequence[Claim], total: float, own: float) -> bool:
    """Return whether the people of a claim are not among a total, which rests on the claims `counted`.

    `own` is how many of the claim's population are in the total.
    """
    if any(each.claim_id == claim.claim_id for each in counted):
        return False
    rank = ordinal(claim)
    if rank is not None:
        object_of = claim.rule.endswith(tuple(_words()["active"]))  # "he shot another man" than himself
        told = any(each.field == claim.field and each.quantity.start < claim.quantity.start for each in counted)
        return told and not object_of and rank - 1 in (total, own)
    if is_self(claim):
        return any(_same_sentence(claim, each) and _is_object(each) for each in counted)
    uncertain = claim.quantity.implied and claim.population not in _words()["roles"]
    return (
        claim.part_of is None
        and not uncertain
        and _is_also(claim)
        and not any(_same_sentence(claim, each) for each in counted)
    )


def _is_object(claim: Claim) -> bool:
    """Return whether a claim counts those whom somebody kills: "shot two men dead", "shot six, two fatally"."""
    behind = claim.sentence[claim.quantity.end - claim.sentence_start :].lower()
    return claim.rule.endswith(tuple(_words()["active"])) or _pattern("besides", "degree").match(behind) is not None


def least(claim: Claim, claims: Sequence[Claim]) -> int:
    """Return how many have died where a report begins with one more of them ("A third man has died"), else 0."""
    rank = ordinal(claim) or 0
    first = claim.sentence_start <= _LEAD and all(
        each.field != claim.field or each.quantity.start >= claim.quantity.start for each in claims
    )
    behind = claim.sentence[claim.quantity.end - claim.sentence_start :].lower()
    return rank if first and _pattern("besides", "died").match(behind) else 0


def lives(claim: Claim) -> bool:
    """Return whether the sentence says of somebody hurt that he is alive, or brings him in as one more."""
    behind = claim.sentence[claim.quantity.end - claim.sentence_start :].lower()
    return ordinal(claim) is not None or _pattern("shot", "alive").search(behind) is not None


def is_open(claim: Claim) -> bool:
    """Return whether a claim counts those shot, whether they live or not: "five people were shot"."""
    if claim.measure is not Measure.INJURED:
        return False
    if claim.rule.endswith(".event"):
        return True
    start, end = (at - claim.sentence_start for at in (claim.quantity.start, claim.quantity.end))
    head, behind = claim.sentence[:start].lower().rstrip(), claim.sentence[end:].lower()
    if _pattern("shot", "some").search(behind):
        return (
            head.endswith(tuple(shared("conventions")["shot"]["verbs"]))
            or _pattern("shot", "hit").search(behind) is not None
        )
    hit = _pattern("shot", "hit").search(behind) is not None and not lives(claim)
    return hit and _pattern("shot", "outcome").search(claim.sentence.lower()) is None


def before(left: Claim, right: Claim) -> bool:
    """Return whether a claim stands before another one of its sentence."""
    return _same_sentence(left, right) and left.quantity.start < right.quantity.start


def _is_also(claim: Claim) -> bool:
    start, end = (at - claim.sentence_start for at in (claim.quantity.start, claim.quantity.end))
    head, behind = claim.sentence[:start].lower().rstrip(), claim.sentence[end:].lower()
    return bool(_pattern("besides", "also").search(head) or _pattern("besides", "also_behind").search(behind))


def _same_sentence(left: Claim, right: Claim) -> bool:
    return (left.field, left.sentence_start) == (right.field, right.sentence_start)


def _words() -> Mapping[str, Any]:
    words: Mapping[str, Any] = shared("conventions")["besides"]
    return words


@cache
def _pattern(table: str, name: str) -> re.Pattern[str]:
    return re.compile(shared("conventions")[table][name])
