"""Dates as what a claim in words states: "released before September 2018" against the dates of a text."""

from collections.abc import Iterator, Sequence

from checks.align import closeness
from checks.clauses import around, clause
from checks.statements import Statement
from checks.stems import stems
from checks.timing import Time, fits, times
from facts.lexicon import Lexicon, load
from facts.model import Claim, Document, Field, Measure, Quantity, SkipReason
from facts.text.sentences import split

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
    start, end = offset + time.start, offset + time.end
    quantity = Quantity(
        quote=sentence[time.start : time.end],
        start=start,
        end=end,
        number_start=start,
        number_end=end,
        low=None,
        high=None,
        dimension="date",
        skipped=SkipReason.DATE,
    )
    claim = Claim(
        claim_id=f"{document.version[:12]}-{start}",
        document_id=document.id,
        version=document.version,
        field=field,
        sentence=sentence,
        sentence_start=offset,
        quantity=quantity,
        measure=Measure.COUNT,
        source=document.source,
        published=document.published,
    )
    left, right = clause(sentence, time.start, time.end, [(each.start, each.end) for each in told], lexicon)
    before, after, words = around(sentence, time.start, time.end, time.end, lexicon, left=left, right=right)
    return Statement(claim, SkipReason.DATE, before, after, words, (time,), False, frozenset())


def matched(asked: Sequence[Statement], given: Sequence[Statement]) -> list[tuple[Statement | None, bool | None]]:
    """Return for each asked date the closest given one, and whether it fits; None leaves it open.

    Of dates about as close the one that fits is meant; each given one is used once.
    """
    pairs = [
        (-closeness(ours, theirs) - _favour(ours.times[0], theirs.times[0]) * fit, i, j, fit)
        for i, ours in enumerate(asked)
        for j, theirs in enumerate(given)
        if (fit := fits(ours.times[0], theirs.times[0])) is not None and (fit or not _another_event(ours, theirs))
    ]
    answers: dict[int, tuple[int, bool]] = {}
    for _, i, j, fit in sorted(pairs):
        if i not in answers and j not in [used for used, _ in answers.values()]:
            answers[i] = j, fit
    return [(given[answers[i][0]], answers[i][1]) if i in answers else (None, None) for i in range(len(asked))]


def _another_event(asked: Statement, given: Statement) -> bool:
    """Return whether two dates are of two sorts of event: a birth is no release."""
    events = set(load()["comparisons"]["verify"]["events"])
    ours, theirs = (events & {*each.before, *each.after} for each in (asked, given))
    return bool(ours) and bool(theirs) and not ours & theirs


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
