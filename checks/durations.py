"""Stated lengths of time against the dates that the same report gives: "the nine-year war", "it began in March 2011".

A length is a rounded-down count of years, months, weeks or days, so that one unit more or less is no matter.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from checks.compare import told
from checks.explain import quote
from checks.gate import NO_FACT, as_of
from checks.intervals import stated, tolerances
from checks.model import Comparison, Reason, Relation
from checks.timing import Time, days, times
from checks.wording import lowered
from facts.lexicon import load
from facts.model import Claim, Measure

_NEAR = 3  # words between a length and the thing that lasts
_AROUND = 80  # characters between a thing, its beginning and the date


def durations(claims: Iterable[Claim]) -> list[Comparison]:
    """Return the contradictions of stated lengths with dates of the same document, by the claims' order.

    The right claim is one in whose sentence the date stands, as the text names it no claim of its own.
    """
    documents: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        documents[claim.document_id].append(claim)
    found = (_of_length(each, documents[each.document_id]) for some in documents.values() for each in some)
    return [each for each in found if each is not None]


def _of_length(claim: Claim, others: Sequence[Claim]) -> Comparison | None:
    """Return the contradiction of one length with a date of its document; None where there is none."""
    if claim.measure is not Measure.DURATION or claim.modality in NO_FACT:
        return None
    unit, thing, day = tolerances()["unit_days"].get(claim.quantity.unit), _lasting(claim), as_of(claim)
    if unit is None or thing is None or day is None:
        return None
    for other in sorted(others, key=lambda each: (each is claim, each.claim_id)):
        for time in _beginnings(other.sentence, thing):
            if _misfits(claim, time, day, unit):
                words = load()["comparisons"]["explanation"][Reason.DURATION_VS_DATES.value]
                since = " ".join(other.sentence[time.start : time.end].split())
                said = words.format(left=quote(claim), right=since)
                return told(Relation.CONTRADICTION, Reason.DURATION_VS_DATES, claim, other)._replace(explanation=said)
    return None


def _lasting(claim: Claim) -> str | None:
    """Return what lasts that long, by the first word of its group: "the five-year war" → war."""
    end, words = claim.quantity.end - claim.sentence_start, lowered(claim.sentence)
    match = _things().search(words, end)
    if match is None:
        return None
    between = words[end : match.start()].split()
    near = len(between) <= _NEAR and not set(between) & set(load()["comparisons"]["durations"]["apart"])
    return _group()[match[0]] if near else None


def _beginnings(sentence: str, thing: str) -> Iterator[Time]:
    """Yield the dates on which a sentence says that the thing began."""
    words = lowered(sentence)
    for time in times(sentence, load()):
        before = words[max(0, time.start - _AROUND) : time.start]
        began = _began().search(before)
        named = [match for match in _things().finditer(before) if _group()[match[0]] == thing]
        if began is not None and named and time.year is not None:
            yield replace(time, cue="on")


def _misfits(claim: Claim, time: Time, day: date, unit: float) -> bool:
    """Return whether the length is more than one unit off what has passed since the date, at its least and most."""
    span, said = days(time, time), stated(claim.quantity)
    if span is None or said is None or span[1] > day:
        return False
    least, most = math.floor((day - span[1]).days / unit), math.ceil((day - span[0]).days / unit)
    return said.low > most + 1 or said.high < least - 1


@cache
def _group() -> Mapping[str, str]:
    """Return each word for a thing that lasts with the first of its group."""
    return {word: group[0] for group in load()["comparisons"]["durations"]["things"] for word in group}


@cache
def _things() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, _group()), key=len, reverse=True)) + r")\b")


@cache
def _began() -> re.Pattern[str]:
    """Return the pattern of words of beginning that lead to a date."""
    words = "|".join(map(re.escape, load()["comparisons"]["durations"]["began"]))
    return re.compile(rf"\b(?:{words})\b[^.;]{{0,40}}$")
