"""What a text states in numbers, each with the words around it, as facts are checked against it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from checks.clauses import around, clause
from checks.restated import AGE, HARMED, RANK, is_elliptic, is_rank, is_scale, restated
from checks.rows import counts_row, in_row
from checks.stems import names, stems
from checks.timing import Time, times
from facts.lexicon import Lexicon, load
from facts.model import Claim, Extraction, Measure, Quantity, Refused, Series, SkipReason

_COMMA = re.compile(r"[,;:()]")
_CLAUSE = re.compile(r"[,;:()]|\band\b")
_VALUED = (SkipReason.AGE, SkipReason.SCORE, SkipReason.ORDINAL)


@dataclass(frozen=True, slots=True)
class Statement:
    """A quantity of a text with the words around it and the dates of its sentence.

    `kind` is set for one that is no claim (an age, a score); `part`: it counts a part of a number before it;
    `states`: what is said of those counted beside it ("recovered", "active"); `names`: the names in its own clause;
    `labels`: those of them that do not lead the whole sentence; `named`: all names of the sentence;
    `qualified`: what beside the number makes it another one than without it (a budget, an opening weekend);
    `stretch`: of which week, half or month its clause tells, without a year.
    """

    claim: Claim
    kind: SkipReason | None
    before: tuple[str, ...]
    after: tuple[str, ...]
    words: frozenset[str]
    times: tuple[Time, ...]
    part: bool
    states: frozenset[str]
    leading: bool = False
    names: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    qualified: frozenset[str] = frozenset()
    stretch: frozenset[tuple[str, str]] = frozenset()


def statements(extraction: Extraction, lexicon: Lexicon | None = None) -> tuple[Statement, ...]:
    """Return what a text states in numbers, in text order; ages and scores too, as they are comparable."""
    lexicon = lexicon or load(extraction.document.language)
    found = [(claim, None) for claim in extraction.claims]
    others = [
        (_as_claim(extraction, each), each.quantity.skipped)
        for each in extraction.refused
        if _is_valued(each.quantity) or is_rank(each.quantity, each.sentence, each.sentence_start, lexicon)
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
    return _leading(_own(_timed(_added([each for each in told if not _in_date(each, lexicon)], lexicon))))


def _own(told: Sequence[Statement]) -> list[Statement]:
    """Return the statements, without the words that qualify another number of their unit: the opening day's alone."""
    qualified: dict[tuple[str, int, str], set[str]] = {}
    for each in told:
        qualified.setdefault(_unit_there(each), set()).update(each.qualified)
    return [replace(each, words=each.words - (qualified[_unit_there(each)] - each.qualified)) for each in told]


def _added(told: Sequence[Statement], lexicon: Lexicon) -> list[Statement]:
    """Return the statements, those before "bringing the total to" as additions to that total."""
    pattern = _adding(lexicon)
    found = []
    for each in told:
        claim = each.claim
        end = claim.quantity.end - claim.sentence_start
        total = next((match.end() for match in pattern.finditer(claim.sentence, end)), None)
        sums = any(
            total is not None
            and (other.claim.field, other.claim.sentence_start) == (claim.field, claim.sentence_start)
            and other.claim.quantity.end - claim.sentence_start > total
            and other.claim.measure is claim.measure
            for other in told
        )
        found.append(replace(each, claim=replace(claim, series=Series.INCREMENT)) if sums else each)
    return found


def _timed(told: Sequence[Statement]) -> list[Statement]:
    """Return the statements, each with its own date where numbers of a unit and dates take turns in their sentence.

    "400 visitors in 2018 and 300 in 2019"; "in 2018 there were 400, in 2019 300".
    """
    by_unit: dict[tuple[str, int, str], list[Statement]] = {}
    for each in told:
        by_unit.setdefault(_unit_there(each), []).append(each)
    return [_with_own(each, by_unit[_unit_there(each)]) for each in told]


def _unit_there(statement: Statement) -> tuple[str, int, str]:
    """Return the sentence of a number and its unit."""
    claim = statement.claim
    return claim.field, claim.sentence_start, claim.quantity.unit


def _with_own(statement: Statement, beside: Sequence[Statement]) -> Statement:
    """Return a statement with its own date, unchanged where the dates of its sentence may be of any number."""
    dates = statement.times
    if len(beside) < 2 or len(beside) != len(dates):
        return statement
    numbers = [each.claim.quantity.number_start - each.claim.sentence_start for each in beside]
    pairs = list(zip(numbers, (each.start for each in dates), strict=True))
    behind = pairs[0][0] < pairs[0][1]
    places = [place for pair in pairs for place in (pair if behind else pair[::-1])]
    if places != sorted(places):
        return statement
    return replace(statement, times=(dates[beside.index(statement)],))


@cache
def _adding(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of what sums up the numbers before it: "bringing the total", "which made the number"."""
    table = lexicon["comparisons"]["verify"]
    verbs, owners, totals = ("|".join(table[name]) for name in ("summing", "owners", "totals"))
    return re.compile(rf"\b(?:{verbs})\s+(?:{owners})\s+(?:\w+\s+){{0,3}}?(?:{totals})\b", re.IGNORECASE)


def _titled(claim: Claim) -> bool:
    """Return whether a counted number is words of a title: "A Tale of Two Cities"."""
    start = claim.quantity.start - claim.sentence_start
    words = claim.sentence[start:].split()[:2] if start > 0 and claim.measure is Measure.COUNT else ()
    return len(words) > 1 and all(word[0].isalpha() and word[0].isupper() for word in words)


def _is_valued(quantity: Quantity) -> bool:
    """Return whether a refused quantity is comparable all the same: an age, a score, "two months later"."""
    stretch = quantity.skipped is SkipReason.DATE and quantity.dimension == "duration"
    return (quantity.skipped in _VALUED or stretch) and (quantity.low is not None or quantity.high is not None)


def _leading(told: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return the statements, the first of several in a sentence marked: the words before it are of all of them."""
    sentences = Counter((each.claim.field, each.claim.sentence_start) for each in told)
    seen: set[tuple[str, int]] = set()
    marked = []
    for each in told:
        key = each.claim.field, each.claim.sentence_start
        marked.append(
            replace(each, leading=key not in seen and sentences[key] > 1 and each.claim.measure not in HARMED)
        )
        seen.add(key)
    return tuple(marked)


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


def _as_claim(extraction: Extraction, refused: Refused) -> Claim:
    """Return a refused quantity in the shape of a claim, so that it can be quoted as evidence."""
    document = extraction.document
    return Claim(
        claim_id=f"{document.version[:12]}-{refused.quantity.start}",
        document_id=document.id,
        version=document.version,
        field=refused.field,
        sentence=refused.sentence,
        sentence_start=refused.sentence_start,
        quantity=refused.quantity,
        measure=Measure.COUNT,
        source=document.source,
        published=document.published,
    )


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
    own = names(sentence[left:right], lexicon)
    return Statement(
        claim,
        _kind(claim, kind),
        before,
        after,
        words,
        tuple(each for each in times(sentence, lexicon) if not _counts(each, claim, beside, lexicon)),
        _is_part(claim, start, lexicon) or is_elliptic(written, claim, lexicon),
        _states(claim, sentence[left:start], sentence[number_end:right], lexicon),
        names=own,
        labels=own if left else names(sentence[end:right], lexicon),
        named=names(sentence, lexicon),
        qualified=_qualified(claim, sentence[behind:start], (*before, *after), lexicon),
        stretch=in_row(sentence[left:right], lexicon) or _only(in_row(sentence, lexicon)),
    )


def _only(stretch: frozenset[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """Return what a whole sentence counts of a row of stretches, where it tells of one of them only."""
    return stretch if len(stretch) == 1 else frozenset()


def _kind(claim: Claim, kind: SkipReason | None) -> SkipReason | None:
    """Return why a number is no claim: a place in an order is one here, any age is an age."""
    kinds = {RANK: None, AGE: SkipReason.AGE}
    return kinds.get(claim.quantity.dimension, kind)


def _is_part(claim: Claim, start: int, lexicon: Lexicon) -> bool:
    """Return whether the text itself says that a number counts a part of one before it: "of which 12"."""
    lead = " ".join(claim.sentence[:start].lower().split()[-3:])
    return claim.part_of is not None or any(cue in lead for cue in lexicon["comparisons"]["verify"]["parts"])


def _states(claim: Claim, lead: str, tail: str, lexicon: Lexicon) -> frozenset[str]:
    """Return what is said of those counted, right beside their number; bodies are recovered as the sick are not."""
    near = [*stems(_CLAUSE.split(lead)[-1], lexicon)[-2:], *stems(_CLAUSE.split(tail)[0], lexicon)[:3]]
    table = lexicon["comparisons"]["verify"]
    if claim.quantity.skipped is SkipReason.SCORE:
        return frozenset()  # "at home"
    never = table["living"] if claim.measure is Measure.KILLED else ()
    return frozenset(
        state for state in table["states"] if state not in never for word in near if word.startswith(state)
    )


def _qualified(claim: Claim, lead: str, near: Sequence[str], lexicon: Lexicon) -> frozenset[str]:
    """Return the stems beside a number that make it another one; one that says when reaches over "and" and a verb."""
    table = lexicon["comparisons"]["verify"]
    said = _CLAUSE.split(lead)[-1].strip()
    loose = stems(_COMMA.split(lead)[-1], lexicon) if stems(said, lexicon) else ()
    counted = claim.quantity.dimension in ("duration", "person")
    if claim.quantity.dimension == "count" and claim.quantity.unit != "1":
        return frozenset()
    if frozenset(near) & frozenset(table["markets"]):
        loose = ()
    own = table["qualifying"] + ([] if counted else table["paying"])
    return frozenset(near) & frozenset(own) | frozenset(loose) & frozenset(table["adverbial"])
