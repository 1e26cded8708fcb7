"""Which of two numbers is the newer one, and may it replace the older: days, hours, and words that say so."""

import re
from datetime import date, datetime, timedelta
from functools import cache, lru_cache

from checks.copies import same_witness
from checks.gate import as_of, utc, window
from checks.intervals import tolerances
from checks.wording import lowered
from facts.lexicon import load
from facts.model import Claim, Scope, Series


def later(left: Claim, right: Claim) -> bool:
    """Return whether the right claim was true later than the left one: on a later day, or by the same witness
    in a report of a later hour, a toll also by another one in a report of many hours later.
    """
    first, second = true_on(left, right)
    same_moment = first == second or left.document_id == right.document_id
    if same_moment and is_superseded(left) != is_superseded(right):
        return is_superseded(left)
    if first is None or second is None:
        return False
    if first != second or not isinstance(left.published, datetime) or not isinstance(right.published, datetime):
        return second > first
    passed = utc(right.published) - utc(left.published)
    if left.measure in tolerances()["tolls"] and passed >= timedelta(hours=tolerances()["news_hours"]):
        return True
    return passed > timedelta() and same_witness(left, right)


def true_on(left: Claim, right: Claim) -> tuple[date | None, date | None]:
    """Return the days on which two numbers were true; those of reports from two zones of time, both in UTC."""
    ours, theirs = left.published, right.published
    if not isinstance(ours, datetime) or not isinstance(theirs, datetime) or ours.utcoffset() == theirs.utcoffset():
        return as_of(left), as_of(right)
    if as_of(left) != ours.date() or as_of(right) != theirs.date():
        return as_of(left), as_of(right)
    return utc(ours).date(), utc(theirs).date()


def other_hour(left: Claim, right: Claim) -> bool:
    """Return whether two reports are known to be an hour or more apart: who is missing is counted anew by then."""
    ours, theirs = left.published, right.published
    if not isinstance(ours, datetime) or not isinstance(theirs, datetime) or left.document_id == right.document_id:
        return False
    return abs(utc(theirs) - utc(ours)) >= timedelta(hours=1)


def may_grow(left: Claim, right: Claim) -> bool:
    """Return whether the later number can be news of the same count: soon after the event, or a total."""
    if right.series is not Series.LEVEL:
        return False
    if {left.scope, right.scope} & {Scope.CUMULATIVE, Scope.CONFLICT}:
        return True
    if left.document_id == right.document_id and is_superseded(left):
        return True
    ends = [span[1] for span in (window(left), window(right)) if span is not None]
    day = as_of(right)
    return bool(ends) and day is not None and day <= min(ends) + timedelta(days=tolerances()["update_days"])


@cache
def _pattern(table: str) -> re.Pattern[str]:
    """Return the pattern of a list of words: `revising` takes an earlier number back, `superseded` names one, at
    `turns` a sentence goes over to another number.
    """
    words = load()["comparisons"][table]
    return re.compile(r"\b(?:" + "|".join(re.escape(word) for word in words) + r")\b")


def is_superseded(claim: Claim) -> bool:
    """Return whether the claim's own clause calls its number an older one: "the previous toll was 20", "from 20"."""
    if claim.as_of is None and claim.published is not None:
        return True  # as it was read
    return _supersedes(claim.sentence, claim.quantity.number_start - claim.sentence_start)


@lru_cache(maxsize=4096)
def _supersedes(sentence: str, start: int) -> bool:
    if not _holds("superseded", sentence):
        return False
    words = lowered(sentence)
    breaks = [match.span() for match in _pattern("turns").finditer(words)]
    first = max((end for _, end in breaks if end <= start), default=0)
    last = min((begin for begin, _ in breaks if begin > start), default=len(words))
    return _pattern("superseded").search(words, first, last) is not None


def takes_back(claim: Claim) -> bool:
    """Return whether the claim's own sentence says that an earlier number was wrong."""
    return _holds("revising", claim.sentence)


def _holds(table: str, sentence: str) -> bool:
    """Return whether a sentence has a word of a list: most have none, which is sooner seen than searched."""
    words = lowered(sentence)
    for word in load()["comparisons"][table]:
        if word in words:
            return _pattern(table).search(words) is not None
    return False
