"""Dates as what a claim in words states: "released before September 2018" against the dates of a text."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from checks.timing import Time, days, fits, times
from checks.verifying.apart import another_in_row
from checks.verifying.clauses import around, clause
from checks.verifying.near import closeness
from checks.verifying.owners import of_possession
from checks.verifying.rows import in_row
from checks.verifying.stems import stems
from checks.verifying.told import Statement, quotable, unvalued
from facts.lexicon import Lexicon, load
from facts.model import Document, Field, SkipReason
from facts.text.sentences import split

_BEGIN, _END = "begin", "end"  # which end of a stretch of time a date is
_SAME, _FITTING = 12, 4  # points of closeness for the very same date, and for one that fits
_COVERED = 0.5  # of the claim's content words, in the text: less, and the text speaks of something else
_TOUCHED = 0.3  # enough where the very date fits


def dates(document: Document, lexicon: Lexicon) -> tuple[Statement, ...]:
    """Return the dates of a document as statements, each with the words around it."""
    return tuple(_statements(document, lexicon))


def _statements(document: Document, lexicon: Lexicon) -> Iterator[Statement]:
    fields: tuple[tuple[Field, str | None], ...] = (("title", document.title), ("text", document.text))
    for field, text in fields:
        for span in split(text, lexicon) if text else ():
            sentence = (text or "")[span.start : span.end]
            told = times(sentence, lexicon)
            for time in told:
                yield _statement(document, field, sentence, span.start, time, told, lexicon)


def _statement(
    document: Document, field: Field, sentence: str, offset: int, time: Time, told: Sequence[Time], lexicon: Lexicon
) -> Statement:
    """Return one date; its quantity has a quote and no value, as dates are compared as days."""
    written = unvalued(sentence[time.start : time.end], offset + time.start, "date", SkipReason.DATE)
    claim = quotable(document, field, sentence, offset, written)
    left, right = clause(sentence, time.start, time.end, [(each.start, each.end) for each in told], lexicon)
    before, after, words = around(sentence, time.start, time.end, time.end, lexicon, left=left, right=right)
    other, role = _stretch(sentence, time, told, lexicon)
    own = (time,) if other is None else (time, other)
    row = in_row(sentence[left:right], lexicon)
    return Statement(
        claim,
        SkipReason.DATE,
        before,
        after,
        words,
        own,
        False,
        frozenset(),
        qualified=role,
        stretch=row,
        clause=(left, len(sentence) if right is None else right),
    )


def _stretch(sentence: str, time: Time, told: Sequence[Time], lexicon: Lexicon) -> tuple[Time | None, frozenset[str]]:
    """Return the other end of the stretch of time that a date begins or ends ("from 1988 to 1998"), and which it is."""
    table, place = lexicon["comparisons"]["verify"], told.index(time)
    for first, last in ((place, place + 1), (place - 1, place)):
        if first < 0 or last == len(told):
            continue
        link = sentence[told[first].end : told[last].start].strip().lower()
        lead = sentence[: told[first].start].lower().split()[-1:]
        if link in table["to"] and (link != "and" or set(lead) & set(table["leading"])):
            return told[last if first == place else first], frozenset((_BEGIN if first == place else _END,))
    return None, frozenset()


def _wanted(asked: Statement) -> str | None:
    """Return which end of a stretch of time is asked for, by what happened on the date; None where nothing did."""
    table, near = load()["comparisons"]["verify"], {*asked.before, *asked.after}
    return _END if near & set(table["ending"]) else _BEGIN if near & set(table["events"]) else None


def _told(asked: Statement, given: Statement) -> Time:
    """Return the date that is held against the asked one: the end of a stretch as a day of its own."""
    time = given.times[0]
    return replace(time, cue="on") if given.qualified and _wanted(asked) is not None else time


def _of_stretch(asked: Statement, given: Statement) -> bool:
    """Return whether a date is the wrong end of a stretch for what is asked, or what is asked lies within it."""
    if not given.qualified:
        return False
    if asked.times[0].cue == "on" and not asked.qualified and _wanted(asked) != _END:
        ends = [days(each, asked.times[0]) for each in given.times]
        ours = days(asked.times[0], given.times[0])
        if ours and all(ends) and min(e[0] for e in ends if e) < ours[0] and ours[1] < max(e[1] for e in ends if e):
            return True
    if asked.qualified:
        return asked.qualified != given.qualified
    wanted = _wanted(asked)
    return wanted is not None and wanted not in given.qualified


def matched_dates(asked: Sequence[Statement], given: Sequence[Statement]) -> list[tuple[Statement | None, bool | None]]:
    """Return for each asked date the closest given one, and whether it fits; None leaves it open.

    Of dates about as close the one that fits is meant; each given one is used once.
    """
    pairs = [
        (-closeness(ours, theirs) - _favour(ours.times[0], theirs.times[0]) * fit, i, j, fit)
        for i, ours in enumerate(asked)
        for j, theirs in enumerate(given)
        if (fit := fits(ours.times[0], _told(ours, theirs))) is not None
        and not (_another_event(ours, theirs) and (not fit or any(_of_event(ours, each) for each in given)))
        and not _of_stretch(ours, theirs)
        and not another_in_row(ours, theirs)
        and not of_possession(ours, theirs)
        and not of_possession(theirs, ours)
    ]
    answers: dict[int, tuple[int, bool]] = {}
    for _, i, j, fit in sorted(pairs):
        if i not in answers and j not in [used for used, _ in answers.values()]:
            answers[i] = j, fit
    return [(given[answers[i][0]], answers[i][1]) if i in answers else (None, None) for i in range(len(asked))]


def _another_event(asked: Statement, given: Statement) -> bool:
    """Return whether two dates are of two sorts of event: a birth is no release."""
    ours, theirs = _events(asked), _events(given)
    return bool(ours) and bool(theirs) and not ours & theirs


def _of_event(asked: Statement, given: Statement) -> bool:
    """Return whether two dates are of one sort of event, so that no date of another sort is meant."""
    return bool(_events(asked) & _events(given))


def _events(statement: Statement) -> frozenset[str]:
    """Return the sorts of event that the words beside a date name."""
    return frozenset(load()["comparisons"]["verify"]["events"]) & {*statement.before, *statement.after}


def _favour(asked: Time, given: Time) -> int:
    """Return how much a date that fits is favoured over others about as close."""
    same = (asked.year, asked.month, asked.day) == (given.year, given.month, given.day)
    return _SAME if same else _FITTING


def settles(fit: bool | None, claim: Document, text: str, lexicon: Lexicon) -> bool:
    """Return whether a text speaks of what the claim does, so that its date may support it, or refute it, which
    takes more of the claim's words.
    """
    return fit is not None and overlap(claim.text, text, lexicon) >= (_TOUCHED if fit else _COVERED)


def overlap(claim: str, text: str, lexicon: Lexicon) -> float:
    """Return which share of a claim's content words stands in a text; 0 where it has none."""
    words = {word for word in stems(claim, lexicon) if not word[0].isdigit()} - set(lexicon["dates"]["months"])
    return len(words & set(stems(text, lexicon))) / len(words) if words else 0.0
