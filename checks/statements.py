"""What a text states in numbers, each with the words around it, as facts are checked against it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from checks.restated import AGE, PEOPLE, RANK, is_elliptic, is_rank, is_scale, restated
from checks.stems import names, stems
from checks.timing import Time, times
from facts.lexicon import Lexicon, load
from facts.model import Claim, Extraction, Measure, Quantity, Refused, Series, SkipReason

REACH = 4  # words on each side of a number that say what it is of
_CLAUSE = re.compile(r"[,;:()]|\band\b")
_VALUED = (SkipReason.AGE, SkipReason.SCORE, SkipReason.ORDINAL)


@dataclass(frozen=True, slots=True)
class Statement:
    """A quantity of a text with the words around it and the dates of its sentence.

    `kind` is set for one that is no claim (an age, a score); `part`: it counts a part of a number before it;
    `states`: what is said of those counted beside it ("recovered", "active"); `names`: the names in its own clause;
    `labels`: those of them that do not lead the whole sentence.
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
    told = [
        _statement(
            claim,
            restated(claim, extraction, lexicon),
            kind,
            [each for each, _ in every if (each.field, each.sentence_start) == (claim.field, claim.sentence_start)],
            lexicon,
        )
        for claim, kind in every
        if not is_scale(claim, lexicon) and not _titled(claim)
    ]
    return _leading(_added([each for each in told if not _in_date(each, lexicon)], lexicon))


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


@cache
def _adding(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of what sums up the numbers before it: "bringing the total", "which made the number"."""
    table = lexicon["comparisons"]["verify"]
    verbs, totals = "|".join(table["summing"]), "|".join(table["totals"])
    return re.compile(rf"\b(?:{verbs})\s+(?:the|its|their|our)\s+(?:\w+\s+){{0,3}}?(?:{totals})\b", re.IGNORECASE)


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
            replace(each, leading=key not in seen and sentences[key] > 1 and each.claim.measure not in PEOPLE)
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
    start = claim.quantity.start - claim.sentence_start
    end = claim.quantity.end - claim.sentence_start
    number_end = claim.quantity.number_end - claim.sentence_start
    spans = [(each.quantity.start - each.sentence_start, each.quantity.end - each.sentence_start) for each in beside]
    left, right = _own(claim.sentence, start, end, spans, lexicon)
    before, after, words = around(claim.sentence, start, number_end, end, lexicon, left=left, right=right)
    dated = tuple(each for each in times(claim.sentence, lexicon) if not _counts(each, claim, beside, lexicon))
    lead = " ".join(claim.sentence[:start].lower().split()[-3:])
    part = claim.part_of is not None or any(cue in lead for cue in lexicon["comparisons"]["verify"]["parts"])
    part = part or is_elliptic(written, claim, lexicon)
    clause = [*stems(_CLAUSE.split(claim.sentence[:start])[-1], lexicon)[-2:]]
    clause += stems(_CLAUSE.split(claim.sentence[number_end:])[0], lexicon)[:3]
    table = lexicon["comparisons"]["verify"]["states"]
    states = frozenset(state for state in table for word in clause if word.startswith(state))
    own, behind = (names(claim.sentence[since:right], lexicon) for since in (left, end))
    kind = None if claim.quantity.dimension == RANK else SkipReason.AGE if claim.quantity.dimension == AGE else kind
    return Statement(claim, kind, before, after, words, dated, part, states, names=own, labels=own if left else behind)


def _own(
    sentence: str, start: int, end: int, spans: Sequence[tuple[int, int]], lexicon: Lexicon
) -> tuple[int, int | None]:
    """Return where the clause of a number begins and ends among the other numbers of its sentence."""
    pattern = _clause(lexicon)
    left = max((other for _, other in spans if other <= start), default=None)
    right = min((other for other, _ in spans if other >= end), default=None)
    if left is not None:
        left = max((found.end() for found in pattern.finditer(sentence, left, start)), default=left)
    if right is not None:
        found = pattern.search(sentence, end, right)
        right = found.start() if found else right
    return left or 0, right


@cache
def _clause(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of what parts two numbers of a sentence: a comma, "and", "of which"."""
    words = "|".join(lexicon["comparisons"]["verify"]["clauses"])
    return re.compile(rf"[,;:()]|\b(?:{words})\b", re.IGNORECASE)


def around(
    sentence: str,
    start: int,
    number_end: int,
    end: int,
    lexicon: Lexicon,
    *,
    left: int = 0,
    right: int | None = None,
) -> tuple[tuple[str, ...], tuple[str, ...], frozenset[str]]:
    """Return the stems before a number, from its noun on after it, and all words of its sentence.

    `left` and `right` limit what is near it.
    """
    before = stems(sentence[left:start], lexicon)[-REACH:]
    after = [*stems(sentence[number_end:end], lexicon), *stems(sentence[end:right], lexicon)[:REACH]]
    words = frozenset(word for word in stems(sentence, lexicon) if not word[0].isdigit())
    return before, tuple(after), words
