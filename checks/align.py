"""Which quantity of a text answers one of a claim in words: what keeps two apart, how close they stand."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from checks.gate import NO_FACT, place_keys, population, whole_country
from checks.intervals import inside, pair, point, stated, tolerances
from checks.model import Reason
from checks.timing import Time, fits, times
from facts.gazetteer import fold
from facts.lexicon import Lexicon, load
from facts.model import Claim, Extraction, Measure, Refused, SkipReason

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,]\d+)*|%")
_CLAUSE = re.compile(r"[,;:()]|\band\b")
_SAME = 12  # points of closeness for the very same number
_FITTING = 3  # and for one that the claim admits
_REACH = 4  # words on each side of a number that say what it is of
_VALUED = (SkipReason.AGE, SkipReason.SCORE, SkipReason.ORDINAL)


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
        (_as_claim(extraction, each), each.quantity.skipped)
        for each in extraction.refused
        if each.quantity.skipped in _VALUED and each.quantity.low is not None
    ]
    every = sorted([*found, *others], key=lambda pair: (pair[0].field != "title", pair[0].quantity.start))
    told = [_statement(_summed(claim, extraction, lexicon), kind, lexicon) for claim, kind in every]
    return _leading([each for each in told if not _in_date(each, lexicon)])


def _leading(told: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return the statements, the first of several in a sentence marked: the words before it are of all of them."""
    sentences = Counter((each.claim.field, each.claim.sentence_start) for each in told)
    seen: set[tuple[str, int]] = set()
    marked = []
    for each in told:
        key = each.claim.field, each.claim.sentence_start
        marked.append(
            replace(each, leading=key not in seen and sentences[key] > 1 and each.claim.measure not in _PEOPLE)
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
        and each.measure in _PEOPLE
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
    before = stems(sentence[:start], lexicon)[-_REACH:]
    after = [*stems(sentence[number_end:end], lexicon), *stems(sentence[end:], lexicon)[:_REACH]]
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


def differs(asked: Statement, given: Statement) -> Reason | None:
    """Return what keeps two quantities apart, as far as both say; what one leaves unsaid is the other's."""
    ours, theirs = asked.claim, given.claim
    if asked.kind is not given.kind or not _same_measure(asked, given):
        return Reason.DIFFERENT_MEASURE
    if theirs.modality in NO_FACT and ours.modality is not theirs.modality:
        return Reason.DIFFERENT_MODALITY
    if ours.series is not theirs.series:
        return Reason.DIFFERENT_SCOPE
    if population(ours) != population(theirs):
        return Reason.DIFFERENT_POPULATION
    if ours.side and theirs.side and fold(ours.side) != fold(theirs.side):
        return Reason.DIFFERENT_SIDE
    return _elsewhere(asked, given) or _another_time(asked, given)


def _same_measure(asked: Statement, given: Statement) -> bool:
    """Return whether both measure one thing; a plain count may be of what the other names by its measure."""
    ours, theirs = asked.claim, given.claim
    if not _same_unit(asked, given):
        return False
    if asked.states != given.states:
        return False
    return (
        ours.measure is theirs.measure
        or Measure.COUNT in (ours.measure, theirs.measure)
        or (bool(asked.states) and ours.measure in _PEOPLE and theirs.measure in _PEOPLE)
    )


def _same_unit(asked: Statement, given: Statement) -> bool:
    """Return whether two numbers count or measure in one unit; a bare one may have its noun beside it."""
    ours, theirs = asked.claim.quantity, given.claim.quantity
    counted = tolerances()["counted"]
    if ours.dimension not in counted or theirs.dimension not in counted:
        return ours.dimension == theirs.dimension
    for bare, other in ((asked, theirs.unit), (given, ours.unit)):
        if bare.claim.quantity.unit == "1" and other != "1":
            return any(noun in bare.before[-2:] + bare.after[:3] for noun in stems(other, load()))
    return _same_noun(ours.unit, theirs.unit)


def _same_noun(left: str, right: str) -> bool:
    """Return whether two counted nouns count one thing: reviews and critics."""
    return left == right or any({left, right} <= set(group) for group in load()["comparisons"]["verify"]["same"])


def _elsewhere(asked: Statement, given: Statement) -> Reason | None:
    """Return that both name places and not the same, the evidence nowhere naming the claim's.

    A sentence that names several places leaves open which of them its number is of.
    """
    ours, theirs = asked.claim, given.claim
    here, there = place_keys(ours), place_keys(theirs)
    if not here or not there or here & there or (ours.place_id is None) != (theirs.place_id is None):
        return None
    if whole_country(theirs) and ours.country == theirs.country:
        return None
    if ours.place and fold(ours.place) in fold(theirs.sentence):
        return None
    return Reason.DIFFERENT_PLACE


def _another_time(asked: Statement, given: Statement) -> Reason | None:
    """Return that both sentences are dated, and no date of the evidence can be one of the claim's."""
    verdicts = [fits(ours, theirs) for ours in asked.times for theirs in given.times]
    return Reason.DIFFERENT_TIME if verdicts and all(each is False for each in verdicts) else None


def closeness(asked: Statement, given: Statement) -> int:
    """Return how close two quantities stand by the words around them: near ones count most."""
    ours, theirs = asked.claim, given.claim
    here, there = _distances(asked), _distances(replace(given, before=()) if given.leading else given)
    near = sum(_weight(here[word]) * _weight(there[word]) for word in here.keys() & there.keys())
    score = near + len(asked.words & given.words)
    score += 3 * _run(asked.after, given.after)
    score += 3 * _run(asked.before[::-1], given.before[::-1]) * (not given.leading)
    score += 6 * (ours.measure is theirs.measure is not Measure.COUNT)
    score += 6 * bool(place_keys(ours) & place_keys(theirs))
    return score - 8 * (given.part and not asked.part)


def _weight(distance: int) -> int:
    """Return how much a word counts by its distance from the number, in words."""
    return max(1, _REACH - distance)


def _distances(statement: Statement) -> dict[str, int]:
    """Return the words around a number with their distance from it."""
    near: dict[str, int] = {}
    for words in (statement.after, statement.before[::-1]):
        for distance, word in enumerate(words):
            near[word] = min(distance, near.get(word, distance))
    return near


def _run(ours: Sequence[str], theirs: Sequence[str]) -> int:
    """Return how many words agree one after the other, from the number outwards."""
    length = 0
    for left, right in zip(ours, theirs, strict=False):
        if left != right:
            break
        length += 1
    return length


def tied(asked: Statement, given: Statement) -> bool:
    """Return whether measure or words tie two quantities together firmly enough to refute one by the other."""
    if asked.claim.measure is given.claim.measure and asked.claim.measure in _PEOPLE:
        return True
    near = {word for word in _distances(asked).keys() & _distances(given).keys() if not word[0].isdigit()}
    return bool(near) or len(asked.words & given.words) >= 2


_PEOPLE = frozenset(
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


def matched(asked: Sequence[Statement], given: Sequence[Statement]) -> list[tuple[Statement | None, Reason]]:
    """Return for each asked quantity the one that answers it, closest pairs first, each given one used once.

    Where none does, the reason says what kept the nearest apart.
    """
    pairs = [
        (-closeness(ours, theirs) - _favour(ours.claim, theirs.claim), i, j)
        for i, ours in enumerate(asked)
        for j, theirs in enumerate(given)
        if differs(ours, theirs) is None and (tied(ours, theirs) or holds(ours.claim, theirs.claim))
    ]
    answers: dict[int, int] = {}
    for _, i, j in sorted(pairs):
        if i not in answers and j not in answers.values():
            answers[i] = j
    return [
        (given[answers[i]], Reason.UNKNOWN) if i in answers else (None, _apart(ours, given))
        for i, ours in enumerate(asked)
    ]


def _favour(asked: Claim, given: Claim) -> int:
    """Return how much a number that holds is favoured: of numbers about as close, the one that fits is meant."""
    if not holds(asked, given):
        return 0
    return _SAME if point(asked.quantity) == point(given.quantity) else _FITTING


def _apart(asked: Statement, given: Iterable[Statement]) -> Reason:
    """Return what keeps the nearest quantities apart from the asked one."""
    reasons = {differs(asked, each) for each in given} - {None, Reason.DIFFERENT_MEASURE}
    return min((reason for reason in reasons if reason), default=Reason.UNKNOWN)


def holds(asked: Claim, given: Claim) -> bool:
    """Return whether the given number lies in what the asked one admits."""
    ours, said = (
        pair(asked.quantity, given.quantity) or (None, None),
        pair(asked.quantity, given.quantity, read=stated),
    )
    return ours[0] is not None and said is not None and inside(said[1], ours[0])
