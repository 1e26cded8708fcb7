"""What a text states in numbers, each with the words around it, as facts are checked against it."""

import re
from collections.abc import Sequence
from functools import cache

from checks.timing import Time, times
from checks.verifying.clauses import around, breaks, clause
from checks.verifying.doers import with_doers
from checks.verifying.neighbours import together
from checks.verifying.ratings import is_scale
from checks.verifying.reach import reached
from checks.verifying.restated import AGE, RANK, is_elliptic, is_rank, restated
from checks.verifying.rows import counts_row, in_row
from checks.verifying.stems import names, stems
from checks.verifying.tallies import tallies
from checks.verifying.told import Statement, quotable
from facts.lexicon import Lexicon, load
from facts.model import Claim, Extraction, Measure, Quantity, Refused, SkipReason
from facts.text.words import any_of

_COMMA = re.compile(r"[,;:()]")
_VALUED = (SkipReason.AGE, SkipReason.SCORE, SkipReason.ORDINAL)


def statements(extraction: Extraction, lexicon: Lexicon | None = None) -> tuple[Statement, ...]:
    """Return what a text states in numbers, in text order; ages and scores too, as they are comparable."""
    lexicon = lexicon or load(extraction.document.language)
    found = [(claim, None) for claim in (*extraction.claims, *tallies(extraction.document, lexicon))]
    others = [
        (
            quotable(extraction.document, each.field, each.sentence, each.sentence_start, each.quantity),
            each.quantity.skipped,
        )
        for each in extraction.refused
        if _is_told(each, extraction.claims, lexicon)
    ]
    every = sorted([*found, *others], key=lambda pair: (pair[0].field != "title", pair[0].quantity.start))
    beside = [claim for claim, _ in every if not counts_row(claim, lexicon)]
    told = [
        _statement(
            claim,
            restated(claim, extraction, lexicon),
            kind,
            [each for each in beside if (each.field, each.sentence_start) == (claim.field, claim.sentence_start)],
            lexicon,
        )
        for claim, kind in every
        if not is_scale(claim, lexicon) and not _titled(claim) and (kind is SkipReason.ORDINAL or claim in beside)
    ]
    told = [each for each in told if not _in_date(each, lexicon)]
    reaching = reached(told, extraction, lexicon)
    return together(with_doers(reaching, extraction.document, lexicon), lexicon)


def _titled(claim: Claim) -> bool:
    """Return whether a counted number is words of a title: "A Tale of Two Cities", "127 Hours"."""
    start = claim.quantity.start - claim.sentence_start
    noun = claim.quantity.quote.split()[1:]
    if noun and claim.quantity.dimension == "duration" and noun[0][0].isupper() and noun[0][1:].islower():
        return True
    words = claim.sentence[start:].split()[:2] if start > 0 and claim.measure is Measure.COUNT else ()
    return len(words) > 1 and all(word[0].isalpha() and word[0].isupper() for word in words)


def _is_valued(quantity: Quantity) -> bool:
    """Return whether a refused quantity is comparable all the same: an age, a score, "two months later"."""
    stretch = quantity.skipped is SkipReason.DATE and quantity.dimension == "duration"
    return (quantity.skipped in _VALUED or stretch) and (quantity.low is not None or quantity.high is not None)


def _is_told(refused: Refused, claims: Sequence[Claim], lexicon: Lexicon) -> bool:
    """Return whether a refused quantity is comparable all the same."""
    quantity, sentence, offset = refused.quantity, refused.sentence, refused.sentence_start
    return _is_valued(quantity) or is_rank(quantity, sentence, offset, lexicon) or _is_listed(refused, claims, lexicon)


def _is_listed(refused: Refused, claims: Sequence[Claim], lexicon: Lexicon) -> bool:
    """Return whether a number behind a name goes on a list: "Velm won 12 medals, Ostra 9 and Lind 4"."""
    quantity, sentence, offset = refused.quantity, refused.sentence, refused.sentence_start
    if quantity.skipped is not SkipReason.NAME or quantity.low is None:
        return False
    before, behind = _in_list(lexicon)
    if not before.search(sentence[: quantity.start - offset]) or not behind.match(sentence, quantity.end - offset):
        return False
    return any(
        (each.field, each.sentence_start) == (refused.field, offset)
        and each.quantity.end < quantity.start
        and not (each.quantity.implied or each.quantity.unit == "1")
        for each in claims
    )


@cache
def _in_list(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of what stands before and behind a number of a list: ", Ostra 9", "and Lind 4"."""
    table, article = lexicon["comparisons"]["verify"], lexicon["contrasts"]["words"]["articles"][0]
    ends, leads = any_of(table["joining"]), any_of(table["listing_leads"])
    name = r"[^\W\d_a-z][\w'’-]*(?:\s+[^\W\d_a-z][\w'’-]*)?"
    return (
        re.compile(rf"(?:,|;|\b(?:{ends}))\s+(?:(?:{leads})\s+)?(?:{article}\s+(?:[a-z-]+\s+){{0,2}})?{name}\s+$"),
        re.compile(rf"\s*(?:[.,;]|(?:{ends})\b|$)"),
    )


def _counts(time: Time, claim: Claim, beside: Sequence[Claim], lexicon: Lexicon) -> bool:
    """Return whether a bare year is a number of the sentence after all: "less than 2000 cases"."""
    if time.month is not None or set(claim.sentence[: time.start].lower().split()[-1:]) & _year_leads(lexicon):
        return False
    return any(each.quantity.number_start - each.sentence_start == time.start for each in beside)


@cache
def _year_leads(lexicon: Lexicon) -> frozenset[str]:
    """Return the words right before a bare year."""
    return frozenset(lexicon["comparisons"]["verify"]["year_leads"])


def _in_date(statement: Statement, lexicon: Lexicon) -> bool:
    """Return whether the number is read as a part of a date: "after 1715", "by March 10th"."""
    claim = statement.claim
    start, end = (offset - claim.sentence_start for offset in (claim.quantity.number_start, claim.quantity.number_end))
    for time in statement.times:
        if time.start <= start and end <= time.end:
            lead = claim.sentence[: time.start].lower().split()[-1:]
            return time.month is not None or bool(set(lead) & _year_leads(lexicon))
    return False


def _statement(
    written: Claim, claim: Claim, kind: SkipReason | None, beside: Sequence[Claim], lexicon: Lexicon
) -> Statement:
    """Return a claim, as `written` and as what it is of, with the stems around its number and of its whole sentence.

    Of the numbers `beside` it in the sentence, each has its own clause: the words behind a comma are the next one's.
    """
    sentence, offset = claim.sentence, claim.sentence_start
    start, end, number_end = (
        place - offset for place in (claim.quantity.start, claim.quantity.end, claim.quantity.number_end)
    )
    spans = [(each.quantity.start - offset, each.quantity.end - offset) for each in beside]
    left, right = clause(sentence, start, end, spans, lexicon)
    before, after, words = around(sentence, start, number_end, end, lexicon, left=left, right=right)
    behind = max((to for _, to in spans if to <= start), default=0)
    own = names(f"{sentence[left:start]} {sentence[number_end:right]}", lexicon)  # "Three people" begins with no name
    first = min((since for since, _ in spans), default=start)
    return Statement(
        claim,
        _kind(claim, kind),
        before,
        after,
        words,
        _own([each for each in times(sentence, lexicon) if not _counts(each, claim, beside, lexicon)], left, right),
        _is_part(claim, start, lexicon) or is_elliptic(written, claim, lexicon),
        _states(claim, sentence[left:start], sentence[number_end:right], lexicon),
        names=own,
        labels=own if left else names(sentence[end:right], lexicon),
        named=names(sentence, lexicon),
        qualified=_qualified(claim, sentence[behind:start], (*before, *after), lexicon),
        stretch=in_row(sentence[left:right], lexicon) or _only(in_row(sentence, lexicon)),
        scope=frozenset((*stems(sentence[:first], lexicon), *stems(sentence[left:right], lexicon))),
        clause=(left, len(sentence) if right is None else right),
    )


def _own(found: Sequence[Time], left: int, right: int | None) -> tuple[Time, ...]:
    """Return the times of a number: those of its clause where one of them has a year, else those of the sentence."""
    here = [each for each in found if each.start >= left and (right is None or each.end <= right)]
    return tuple(here if any(each.year for each in here) else found)


def _only(stretch: frozenset[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """Return what a whole sentence counts of a row of stretches, where it tells of one of them only."""
    return stretch if len(stretch) == 1 else frozenset()


def _kind(claim: Claim, kind: SkipReason | None) -> SkipReason | None:
    """Return why a number is no claim: a place in an order is one here, any age is an age."""
    kinds = {RANK: None, AGE: SkipReason.AGE}
    kind = None if kind is SkipReason.NAME else kind
    return kinds.get(claim.quantity.dimension, kind)


def _is_part(claim: Claim, start: int, lexicon: Lexicon) -> bool:
    """Return whether the text itself says that a number counts a part of one before it: "of which 12"."""
    table = lexicon["comparisons"]["verify"]
    lead = " ".join(claim.sentence[:start].lower().split()[-3:])
    tail = claim.sentence[claim.quantity.end - claim.sentence_start :].lower().lstrip()
    behind = start > 0 and tail.startswith(tuple(table["parted"]))
    return claim.part_of is not None or behind or any(cue in lead for cue in table["parts"])


def _states(claim: Claim, lead: str, tail: str, lexicon: Lexicon) -> frozenset[str]:
    """Return what is said of those counted, right beside their number; bodies are recovered as the sick are not."""
    near = [*stems(breaks(lexicon).split(lead)[-1], lexicon)[-2:], *stems(breaks(lexicon).split(tail)[0], lexicon)[:3]]
    table = lexicon["comparisons"]["verify"]
    if claim.quantity.skipped is SkipReason.SCORE:
        return frozenset()  # "at home"
    never = table["living"] if claim.measure is Measure.KILLED else ()
    speaker = stems(claim.attribution or "", lexicon)  # "the hospital said 12 people died"
    near = [word for word in near if word not in speaker]
    return frozenset(
        state for state in table["states"] if state not in never for word in near if word.startswith(state)
    )


def _qualified(claim: Claim, lead: str, near: Sequence[str], lexicon: Lexicon) -> frozenset[str]:
    """Return the stems beside a number that make it another one; one that says when reaches over "and" and a verb."""
    table = lexicon["comparisons"]["verify"]
    said = breaks(lexicon).split(lead)[-1].strip()
    loose = stems(_COMMA.split(lead)[-1], lexicon) if stems(said, lexicon) else ()
    counted = claim.quantity.dimension in ("duration", "person", "rate")
    holding = not {*table["holding"]}.isdisjoint(lead.lower().split()[-1:])
    if holding and claim.quantity.unit == "person" and claim.measure in (Measure.COUNT, Measure.PRESENT):
        return frozenset((table["room"],))
    if claim.quantity.dimension == "count" and claim.quantity.unit != "1":
        return frozenset()
    if frozenset(near) & frozenset(table["markets"]):
        loose = ()
    own = table["qualifying"] + ([] if counted else table["paying"])
    return frozenset(near) & frozenset(own) | frozenset(loose) & frozenset(table["adverbial"])
