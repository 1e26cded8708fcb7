"""Numbers of one sentence that go on from each other: "rose from 40 to 80", "21 goals, up from 17"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from checks.intervals import is_counted
from checks.timing import days
from checks.verifying.stems import stems
from checks.verifying.told import Role, Statement, counted_as, in_one_sentence
from facts.lexicon import Lexicon, load
from facts.model import Measure
from facts.text.words import any_of

_FAR = 40  # characters between a number and an earlier one that it is compared with


def continued(told: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return what a text states, a bare number in the unit of the one before it that it goes on from."""
    found: list[Statement] = []
    for each in told:
        last = found[-1] if found else None
        whole = next((other for other in reversed(found) if other.claim.quantity.dimension != "share"), None)
        if last is not None and _later(last, each) is not None:
            found[-1], each = _dated(_like(last, each), _like(each, last))
        elif whole is not None and _is_elliptic(whole, each):
            each = _like(each, whole)  # "sold 12 cars, down 9 percent, while Velm sold 15"
        found.append(each)
    return tuple(found)


def steps(told: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Yield each later number with the earlier one that its sentence compares it with."""
    for first, second in pairwise(told):
        later = _later(first, second)
        if later is not None:
            yield (second, first) if later is second else (first, second)


def _later(first: Statement, second: Statement) -> Statement | None:
    """Return which of two numbers is the later one, where their sentence says so; else None."""
    sentence = first.claim.sentence
    if not in_one_sentence(first.claim, second.claim):
        return None
    offset = first.claim.sentence_start
    lead = sentence[: first.claim.quantity.start - offset].lower()
    between = sentence[first.claim.quantity.end - offset : second.claim.quantity.start - offset].lower()
    before, to, back, until = _patterns(load())
    if before.search(lead) and to.search(between):
        return second
    fell = until.search(lead) and before.search(between)  # "fell to 87 from 131"
    return first if fell or back.search(between) else None


@cache
def _patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of what stands before an earlier number, between it and a later one, between them turned,
    and before a later one.
    """
    table = lexicon["contrasts"]["words"]
    return (
        re.compile(rf"\b(?:{any_of(table['from'])})\s*$"),
        re.compile(rf"^(?:\s+[\w-]+){{0,4}}\s+(?:{any_of(table['to'])})\s*$"),
        re.compile(rf"^[^.;:]{{0,{_FAR}}}?\b(?:{any_of(table['back'])})\s+(?:the\s+)?$"),
        re.compile(rf"\b(?:{any_of(table['to'])})\s*$"),
    )


def _like(number: Statement, other: Statement) -> Statement:
    """Return a number that says no more than its noun, if that, as what another one counts; any other as it is."""
    claim, unit = number.claim, other.claim.quantity
    if claim.quantity.unit not in ("1", unit.unit) or claim.measure is not Measure.COUNT:
        return number
    quantity = counted_as(claim.quantity, unit)
    said = other.claim
    counted = replace(claim, measure=said.measure, population=said.population, series=said.series, quantity=quantity)
    return replace(number, claim=counted, words=number.words | other.words)


def _dated(first: Statement, second: Statement) -> tuple[Statement, Statement]:
    """Return both numbers of a step, the earlier of two dates with the earlier number."""
    if len(first.times) != 2 or len(second.times) != 2:
        return first, second
    one, other = (replace(each, cue="on") for each in first.times)
    spans = days(one, other), days(other, one)
    early, late = (other, one) if spans[0] and spans[1] and spans[1] < spans[0] else (one, other)
    turned = _later(first, second) is first
    return replace(first, times=(late if turned else early,)), replace(second, times=(early if turned else late,))


def _is_elliptic(last: Statement, each: Statement) -> bool:
    """Return whether a number goes on from the one before it: "Lind scored 21 goals and Rovira scored 17"."""
    unit = last.claim.quantity.unit
    counted = unit != "1" and (is_counted(last.claim.quantity) or last.claim.measure is Measure.MONEY)
    same = each.claim.quantity.unit in ("1", unit) and _noun(each) in ((), _noun(last))
    if not in_one_sentence(last.claim, each.claim) or not counted or not same:
        return False
    behind = {word for word in each.after if not word[0].isdigit()} - {*stems(each.claim.quantity.quote, load())}
    behind -= {word for name in each.reach.own if name.role is Role.SITE for word in name.words}  # "17 in Velm"
    start = each.claim.quantity.start - each.claim.sentence_start
    if each.claim.sentence[start - 1 : start].strip():
        return False  # the 10 of "Lind/10"
    if _wins_of_them(each):
        return True
    before = {word for word in each.before if not word[0].isdigit()} - each.named
    return not behind and (before <= {*last.before} or {*each.before[-1:]} - each.named <= before & {*last.before})


def _wins_of_them(statement: Statement) -> bool:
    """Return whether a number stands behind a word of winning or losing what was counted before: ", winning two"."""
    lead = statement.claim.sentence[: statement.claim.quantity.start - statement.claim.sentence_start]
    return _winning(load()).search(lead) is not None


@cache
def _winning(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of a participle of winning or losing behind a comma, at the end of a text."""
    words = any_of(lexicon["comparisons"]["verify"]["winning_of_them"])
    return re.compile(rf",\s+(?:{words})\s+$", re.IGNORECASE)


def _noun(statement: Statement) -> tuple[str, ...]:
    """Return the stems of the noun that stands with a number."""
    quantity = statement.claim.quantity
    return stems(quantity.quote[quantity.number_end - quantity.start :], load())
