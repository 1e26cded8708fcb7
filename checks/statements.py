"""What a text states in numbers, each with the words around it, as facts are checked against it."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from checks.timing import Time, times
from facts.lexicon import Lexicon, load
from facts.model import Claim, Extraction, Measure, Quantity, Refused, SkipReason

REACH = 4  # words on each side of a number that say what it is of
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,]\d+)*|%")
_CLAUSE = re.compile(r"[,;:()]|\band\b")
_RATING = re.compile(
    r"(?P<value>\d+(?:\.\d+)?)\s*(?:/|out\s+of)\s*(?P<scale>4|5|10|20|100)(?![\d.]*\d|\w)", re.IGNORECASE
)
_SCALE = re.compile(r"\d\s*(?:/|out\s+of)\s*$", re.IGNORECASE)
_PERCENT = 100  # a scale of a hundred is a percentage
_VALUED = (SkipReason.AGE, SkipReason.SCORE, SkipReason.ORDINAL)
PEOPLE = frozenset(
    (
        Measure.KILLED,
        Measure.INJURED,
        Measure.MISSING,
        Measure.CAPTURED,
        Measure.DISPLACED,
        Measure.CASUALTIES,
        Measure.INFECTED,
        Measure.RESCUED,
    )
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A quantity of a text with the words around it and the dates of its sentence.

    `kind` is set for one that is no claim (an age, a score); `part`: it counts a part of a number before it;
    `states`: what is said of those counted beside it ("recovered", "active").
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


def statements(extraction: Extraction, lexicon: Lexicon | None = None) -> tuple[Statement, ...]:
    """Return what a text states in numbers, in text order; ages and scores too, as they are comparable."""
    lexicon = lexicon or load(extraction.document.language)
    found = [(claim, None) for claim in extraction.claims]
    others = [
        (_as_claim(extraction, each), each.quantity.skipped) for each in extraction.refused if _is_valued(each.quantity)
    ]
    every = sorted([*found, *others], key=lambda pair: (pair[0].field != "title", pair[0].quantity.start))
    told = [
        _statement(_summed(_priced(_case(rated(claim, lexicon), lexicon), lexicon), extraction, lexicon), kind, lexicon)
        for claim, kind in every
        if not is_scale(claim, lexicon)
    ]
    return _leading([each for each in told if not _in_date(each, lexicon)])


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


def _in_date(statement: Statement, lexicon: Lexicon) -> bool:
    """Return whether the number is read as a part of a date: "after 1715", "by March 10th"."""
    claim = statement.claim
    start, end = (offset - claim.sentence_start for offset in (claim.quantity.number_start, claim.quantity.number_end))
    for time in statement.times:
        if time.start <= start and end <= time.end:
            lead = claim.sentence[: time.start].lower().split()[-1:]
            return time.month is not None or bool(set(lead) & set(lexicon["comparisons"]["verify"]["year_leads"]))
    return False


def _summed(claim: Claim, extraction: Extraction, lexicon: Lexicon) -> Claim:
    """Return a bare number as what its sentence counts before it.

    "Twelve new cases, bringing the total to 96"; "93 cases, 59 in the north and 34 in the south".
    """
    if claim.measure is not Measure.COUNT or claim.quantity.unit != "1":
        return claim
    table = lexicon["comparisons"]["verify"]
    start, end = claim.quantity.start - claim.sentence_start, claim.quantity.end - claim.sentence_start
    total = set(claim.sentence[:start].lower().split()[-5:]) & set(table["totals"])
    following = claim.sentence[end:].lower().split()[:1]
    if not total and not set(following) & set(table["elliptic"]):
        return claim
    earlier = [
        each
        for each in extraction.claims
        if (each.field, each.sentence_start) == (claim.field, claim.sentence_start)
        and each.measure in PEOPLE
        and each.quantity.start < claim.quantity.start
    ]
    if not earlier:
        return claim
    first = earlier[-1]
    counted = replace(
        claim.quantity,
        unit=first.quantity.unit,
        unit_name=first.quantity.unit_name,
        dimension=first.quantity.dimension,
    )
    return replace(claim, measure=first.measure, quantity=counted)


def rated(claim: Claim, lexicon: Lexicon) -> Claim:
    """Return a rating as one number on its scale: "8.7/10" and "8.7 out of 10" alike, out of 100 as a percentage."""
    quantity, start = claim.quantity, claim.quantity.number_start - claim.sentence_start
    match = _RATING.match(claim.sentence, start) if start >= 0 else None
    if match is None or not _of_ratings(claim.sentence, lexicon):
        return claim
    value, scale = float(match["value"]), int(match["scale"])
    low, high = (None if each is None else value for each in (quantity.low, quantity.high))
    unit, dimension = ("%", "share") if scale == _PERCENT else (f"/{scale}", "rating")
    base = tuple(None if each is None else each / scale for each in (low, high))
    precision = 10.0 ** -len(match["value"].partition(".")[2])
    end = max(quantity.end, claim.sentence_start + match.end())
    return replace(
        claim,
        measure=Measure.SHARE if dimension == "share" else Measure.COUNT,
        quantity=replace(
            quantity,
            low=low,
            high=high,
            unit=unit,
            dimension=dimension,
            si_low=base[0],
            si_high=base[1],
            precision=precision,
            end=end,
            number_end=claim.sentence_start + match.end(),
        ),
    )


def is_scale(claim: Claim, lexicon: Lexicon) -> bool:
    """Return whether the number is only the scale of a rating: the 10 of "8.7 out of 10"."""
    start = claim.quantity.number_start - claim.sentence_start
    return _SCALE.search(claim.sentence[: max(0, start)]) is not None and _of_ratings(claim.sentence, lexicon)


def _of_ratings(sentence: str, lexicon: Lexicon) -> bool:
    """Return whether a sentence speaks of ratings at all."""
    lowered = sentence.lower()
    return any(word in lowered for word in lexicon["comparisons"]["verify"]["rating"])


def _priced(claim: Claim, lexicon: Lexicon) -> Claim:
    """Return a bare number behind a currency sign and a hedge ("$ more than 20") as money."""
    before = claim.sentence[: max(0, claim.quantity.start - claim.sentence_start)].rstrip()
    unit = lexicon["comparisons"]["verify"]["currency"].get(before[-1:])
    if unit is None or claim.quantity.unit != "1":
        return claim
    return replace(claim, measure=Measure.MONEY, quantity=replace(claim.quantity, unit=unit, dimension="money"))


def _case(claim: Claim, lexicon: Lexicon) -> Claim:
    """Return a count of cases of a disease ("300 Covid-19 occurrences") as one of people infected."""
    nouns = lexicon["comparisons"]["verify"]["cases"]
    if claim.measure is not Measure.COUNT or claim.quantity.unit not in nouns:
        return claim
    if not any(re.search(rf"\b{word}\b", claim.sentence.lower()) for word in lexicon["events"]["keywords"]["epidemic"]):
        return claim
    return replace(claim, measure=Measure.INFECTED, quantity=replace(claim.quantity, unit="person", dimension="person"))


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


def _statement(claim: Claim, kind: SkipReason | None, lexicon: Lexicon) -> Statement:
    """Return a claim with the stems before and after its number and of its whole sentence."""
    start = claim.quantity.start - claim.sentence_start
    end = claim.quantity.end - claim.sentence_start
    number_end = claim.quantity.number_end - claim.sentence_start
    before, after, words = around(claim.sentence, start, number_end, end, lexicon)
    dated = tuple(times(claim.sentence, lexicon))
    lead = " ".join(claim.sentence[:start].lower().split()[-3:])
    part = claim.part_of is not None or any(cue in lead for cue in lexicon["comparisons"]["verify"]["parts"])
    clause = [*stems(_CLAUSE.split(claim.sentence[:start])[-1], lexicon)[-2:]]
    clause += stems(_CLAUSE.split(claim.sentence[number_end:])[0], lexicon)[:3]
    table = lexicon["comparisons"]["verify"]["states"]
    states = frozenset(state for state in table for word in clause if word.startswith(state))
    return Statement(claim, kind, before, after, words, dated, part, states)


def around(
    sentence: str, start: int, number_end: int, end: int, lexicon: Lexicon
) -> tuple[tuple[str, ...], tuple[str, ...], frozenset[str]]:
    """Return the stems before a number, from its noun on after it, and all words of its sentence."""
    before = stems(sentence[:start], lexicon)[-REACH:]
    after = [*stems(sentence[number_end:end], lexicon), *stems(sentence[end:], lexicon)[:REACH]]
    words = frozenset(word for word in stems(sentence, lexicon) if not word[0].isdigit())
    return tuple(before), tuple(after), words


def stems(text: str, lexicon: Lexicon) -> list[str]:
    """Return the content words of a text without their commonest endings; closed-class words are left out.

    >>> stems("The letters were posted by 27 farmers", load())
    ['letter', 'post', '27', 'farmer']
    """
    skipped, endings = _closed(lexicon)
    words = (found[0].lower() for found in _WORD.finditer(text))
    same = _synonyms(lexicon)
    found = (_stem(word, endings) for word in words if word not in skipped)
    return [same.get(word, word) for word in found]


@cache
def _synonyms(lexicon: Lexicon) -> Mapping[str, str]:
    """Return stem → the first stem of its group of words that say the same of a number."""
    return {word: group[0] for group in lexicon["comparisons"]["verify"]["synonyms"] for word in group}


@cache
def _closed(lexicon: Lexicon) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the words that say nothing of what is counted, and the endings to cut."""
    table, own = lexicon["words"], lexicon["comparisons"]["verify"]
    words = {word for words in table.values() if isinstance(words, list) for word in words}
    return frozenset(words | set(own["hedges"])), tuple(own["endings"])


def _stem(word: str, endings: Sequence[str]) -> str:
    """Return a word without its ending where enough of it stays."""
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
