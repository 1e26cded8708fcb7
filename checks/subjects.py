"""Whether two measurements of one place and day are of one thing: a loss of this bank is none of that one.

Counts of people and attacks say what they count; any other measure is of whatever its sentence tells.
"""

import re
from functools import lru_cache

from checks.intervals import meet, pair, tolerances
from checks.wording import common, stems, telling_words
from facts.model import Claim
from facts.setting.gazetteer import fold

_NAME = re.compile(r"(?<!^)(?<![.!?:“\"] )\b[^\W\d_a-z]\w+")  # not the word that begins a sentence


def same_subject(left: Claim, right: Claim) -> bool:
    """Return whether two measurements agree, or their sentences tell of one thing: they share most telling words, or
    many, and where both name somebody, a name. Who says so counts as a name, as a bank reports its own loss.
    """
    scales = pair(left.quantity, right.quantity)
    if scales is not None and meet(*scales):
        return True
    ours, theirs = _told(left), _told(right)
    first, second = stems(left.attribution or ""), stems(right.attribution or "")  # who says so is not what is told of
    first, second = ours - (first - (theirs - second)), theirs - (second - (ours - first))
    table, both, most = tolerances(), len(first & second), max(len(first), len(second))
    if left.quantity.dimension == "person":
        return both >= int(table["shared_words"])  # "two suicide bombers": it says itself who is counted
    many = both >= table["shared_words"] and (both >= table["shared_share"] * most or both >= table["shared_subject"])
    names, others = _named(left), _named(right)
    return many and not (names and others and names.isdisjoint(others))


def _told(claim: Claim) -> frozenset[str]:
    """Return the beginnings of the telling words of a sentence, without those of its number."""
    return telling_words(claim) - stems(claim.quantity.quote)


def _named(claim: Claim) -> frozenset[str]:
    """Return the beginnings of the names in a sentence, those of its place and of days left out."""
    return _names(claim.sentence, claim.place, claim.place_name, claim.country)


@lru_cache(maxsize=4096)
def _names(sentence: str, *places: str | None) -> frozenset[str]:
    known = {word for place in places if place for word in fold(place).split()}
    return stems(" ".join({name.casefold() for name in _NAME.findall(sentence)} - known - common()))
