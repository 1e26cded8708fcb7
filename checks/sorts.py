"""What sort of happening stands beside a number in its sentence, whether it was one of several, and who attacked."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from checks.gate import by_size
from checks.wording import lowered, rivalry
from facts.lexicon import load
from facts.model import Claim

# The letters with which all that a pattern matches begins; none where it begins with a choice.
_BEGINNING = re.compile(r"(?![^(]*\|)[a-z -]+(?![?*{])")
_REACH = 40  # characters before the name of a happening in which words say which one is meant


def one_of_several(left: Claim, right: Claim) -> bool:
    """Return whether the smaller number is of "an air strike", the greater of "air strikes": it may be a part."""
    smaller, greater = by_size(left, right)
    one, several = _nearest(smaller), _nearest(greater)
    if one is None or several is None or not (one.single and several.plural):
        return False
    return one.sort == several.sort or {one.sort, several.sort} == {"air", "strike"}


def one_of_a_series(left: Claim, right: Claim) -> bool:
    """Return whether just the greater number is of "two attacks", "attacks on a bank and a mill", and the smaller of
    some attack, or "the first bomb": it may be a part.
    """
    smaller, greater = by_size(left, right)
    if _tells_of("twofold", greater.sentence) and _tells_of("single_attack", smaller.sentence):
        return True
    if not _tells_of("series", greater.sentence) or _tells_of("series", smaller.sentence):
        return False
    return names_sort(smaller) or _tells_of("member", smaller.sentence)


@lru_cache(maxsize=4096)
def _tells_of(name: str, sentence: str) -> bool:
    return _happenings(name).search(lowered(sentence)) is not None


@cache
def _happenings(name: str) -> re.Pattern[str]:
    """Return the pattern of words for happenings: a `series` of them, a `member` of one, …"""
    return re.compile(rf"\b(?:{'|'.join(rivalry()[name])})\b")


def spots_differ(left: Claim, right: Claim) -> bool:
    """Return whether each sentence names a thing that was hit, and not the same: a mosque is no market."""
    ours = _spots(left.sentence)
    theirs = _spots(right.sentence) if ours else ours
    return bool(theirs) and ours.isdisjoint(theirs)


@lru_cache(maxsize=4096)
def _spots(sentence: str) -> frozenset[str]:
    words = lowered(sentence)
    return frozenset([name for begun, name, pattern in _spot_words() if begun in words and pattern.search(words)])


@cache
def _spot_words() -> Sequence[tuple[str, str, re.Pattern[str]]]:
    """Return what words of things that are hit begin with, the thing, and the pattern of all of its words."""
    targets = load()["events"]["targets"]
    return [
        (begun, name, re.compile(rf"\b(?:{'|'.join(targets[name])})\b"))
        for name in rivalry()["spots"]
        for begun in sorted(_beginnings(targets[name]))
    ]


def another_of_one_report(left: Claim, right: Claim) -> bool:
    """Return whether just one of two numbers of one report is of "a second blast"."""
    if left.document_id != right.document_id:
        return False
    ours, theirs = _nearest(left), _nearest(right)
    return bool(ours and ours.other) != bool(theirs and theirs.other)


class _Named(NamedTuple):
    """The words of a sort of happening in a sentence: which sort, and whether one or several are meant."""

    sort: str
    single: bool
    plural: bool
    other: bool  # than one told before: "a second blast"


def _sort(claim: Claim) -> str | None:
    """Return the sort of happening whose words stand nearest to the number; None where there are none."""
    found = _nearest(claim)
    return None if found is None else found.sort


def names_sort(claim: Claim) -> bool:
    """Return whether the sentence names a sort of happening."""
    return _nearest(claim) is not None


def _nearest(claim: Claim) -> _Named | None:
    """Return the words of a sort of happening that stand nearest to the number; None where there are none."""
    return _nearest_at(claim.sentence, claim.quantity.number_start - claim.sentence_start)


@lru_cache(maxsize=4096)
def _nearest_at(sentence: str, start: int) -> _Named | None:
    words = lowered(sentence)
    if not _has(words, _sort_beginnings()):
        return None
    found = [
        (start - match.end() if match.end() <= start else match.start() - start, name, match.span())
        for name in rivalry()["sorts"]
        for match in _sorts()[name].finditer(words)
    ]
    if not found:
        return None
    _, name, (first, last) = min(found)
    plural = words[:last].endswith(tuple(rivalry()["plural"]))
    before = words[max(0, first - _REACH) : first].rstrip()
    single = not plural and _before("single").search(before) is not None
    return _Named(name, single, plural, _before("other").search(before) is not None)


def sorts_differ(left: Claim, right: Claim) -> bool:
    """Return whether two sorts are never one happening: a car bomb is no air raid, a gas attack may be one."""
    ours, theirs = _sort(left), _sort(right)
    if ours is None or theirs is None or ours == theirs:
        return False
    return sorted((ours, theirs)) not in [sorted(pair) for pair in rivalry()["one_sort"]]


def rare(left: Claim, right: Claim) -> bool:
    """Return whether both numbers are of a sort of which there are hardly two."""
    return _sort(left) == _sort(right) and _sort(left) in rivalry()["rare"]


def attackers_differ(left: Claim, right: Claim) -> bool:
    """Return whether each sentence names one side that attacks, and not the same; some sides have no aircraft."""
    ours, theirs = _attackers(left.sentence), _attackers(right.sentence)
    if len(ours) == len(theirs) == 1:
        return ours != theirs
    grounded = rivalry()["no_aircraft"]
    return any(
        len(sides) == 1 and sides <= set(grounded) and _sort(other) == "air"
        for sides, other in ((ours, right), (theirs, left))
    )


@lru_cache(maxsize=4096)
def _attackers(sentence: str) -> frozenset[str]:
    """Return the sides that a sentence says attack: "rebel rockets", "the army shelled", "a raid by the coalition"."""
    words = lowered(sentence)
    if not _has(words, _weapon_beginnings()):
        return frozenset()
    return frozenset(name for name, pattern in _sides().items() if pattern.search(words))


@cache
def _before(name: str) -> re.Pattern[str]:
    """Return the pattern of words right before the name of a happening: `single`, one; `other`, another one."""
    return re.compile(rf"\b(?:{'|'.join(rivalry()[name])})$")


@cache
def _sorts() -> Mapping[str, re.Pattern[str]]:
    return {name: re.compile(rf"\b(?:{'|'.join(words)})\b") for name, words in rivalry()["sorts"].items()}


@cache
def _sort_beginnings() -> frozenset[str]:
    return _beginnings(word for words in rivalry()["sorts"].values() for word in words)


@cache
def _weapon_beginnings() -> frozenset[str]:
    return _beginnings(rivalry()["weapons"])


def _has(words: str, beginnings: Iterable[str]) -> bool:
    """Return whether a sentence holds one of them; a loop, as a generator takes twice as long."""
    for beginning in beginnings:  # noqa: SIM110
        if beginning in words:
            return True
    return False


def _beginnings(patterns: Iterable[str]) -> frozenset[str]:
    """Return what every match of a pattern begins with: most sentences hold none of it, and need no search."""
    found = {match[0] if (match := _BEGINNING.match(each)) else "" for each in patterns}
    return frozenset(each for each in found if not any(each != one and each.startswith(one) for one in found))


@cache
def _sides() -> Mapping[str, re.Pattern[str]]:
    """Return for each side the pattern of its attacks; "rebel-held" is where, not who."""
    weapons, by = "|".join(rivalry()["weapons"]), "|".join(rivalry()["by"])
    few = r"(?:\s+[\w'’-]+){0,2}?"
    found = {}
    for name, words in rivalry()["attackers"].items():
        who = rf"\b(?:{'|'.join(words)})\b(?!-)"
        found[name] = re.compile(
            rf"{who}{few}\s+(?:{weapons})\b|\b(?:{weapons}){few}\s+(?:{by})(?:\s+[\w'’-]+){{0,3}}?\s+{who}"
        )
    return found
