"""What the numbers of one sentence make of each other: an addition to a total, each its own date, name and words."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby

from checks.verifying.prices import priced
from checks.verifying.respective import respective
from checks.verifying.restated import HARMED
from checks.verifying.stems import names, stems
from checks.verifying.told import Name, Reach, Role, Statement, counted_as, in_one_sentence
from facts.lexicon import Lexicon
from facts.model import Bound, Claim, Measure, Series


def together(told: Sequence[Statement], lexicon: Lexicon) -> tuple[Statement, ...]:
    """Return the statements of a text, in its order, each as its neighbours in the sentence leave it."""
    told = _own(_timed(_added(_of_them(_converted(priced(told, lexicon)), lexicon), lexicon)))
    return _leading(_respective(told, lexicon))


def conversion_of(given: Statement, told: Sequence[Statement]) -> Statement | None:
    """Return the number right before another one that only says it in another unit, in brackets: "240 m (787 ft)"."""
    claim, quantity = given.claim, given.claim.quantity
    for each in told:
        first = each.claim.quantity
        if in_one_sentence(each.claim, claim) and first.end <= quantity.start and first.dimension == quantity.dimension:
            between = claim.sentence[first.end - claim.sentence_start : quantity.start - claim.sentence_start]
            if between.strip() == "(" and first.unit != quantity.unit:
                return each
    return None


def _converted(told: Sequence[Statement]) -> list[Statement]:
    """Return the statements, a number said again in another unit with the bound of the first: "over 240 m (787 ft)"."""
    found = []
    for each in told:
        first, claim = conversion_of(each, told), each.claim
        if first is not None and claim.quantity.bound is Bound.EXACT is not first.claim.quantity.bound:
            low, high = (
                None if end is None else claim.quantity.low
                for end in (first.claim.quantity.low, first.claim.quantity.high)
            )
            quantity = replace(claim.quantity, bound=first.claim.quantity.bound, low=low, high=high)
            each = replace(each, claim=replace(claim, quantity=quantity))
        found.append(each)
    return found


def _of_them(told: Sequence[Statement], lexicon: Lexicon) -> list[Statement]:
    """Return the statements, "four of them" as of the people counted before."""
    found: list[Statement] = []
    for each in told:
        tail = each.claim.sentence[each.claim.quantity.end - each.claim.sentence_start :].lower().lstrip()
        parted = found and tail.startswith(tuple(lexicon["comparisons"]["verify"]["parted"]))
        if parted and each.claim.population == "all" and in_one_sentence(found[-1].claim, each.claim):
            each = replace(each, claim=replace(each.claim, population=found[-1].claim.population))
            both = (each.claim, found[-1].claim)
            if both[0].quantity.unit == "1" and both[0].measure is both[1].measure is Measure.COUNT:
                each = replace(each, claim=replace(both[0], quantity=counted_as(both[0].quantity, both[1].quantity)))
        found.append(each)
    return found


def _respective(told: Sequence[Statement], lexicon: Lexicon) -> list[Statement]:
    """Return the statements, each of a list of numbers with what it is of: "3 and 5 titles respectively"."""
    found = list(told)
    for _, group in groupby(range(len(told)), key=lambda place: _unit_there(told[place])[:2]):
        places = list(group)
        offset, sentence = told[places[0]].claim.sentence_start, told[places[0]].claim.sentence
        quantities = [told[place].claim.quantity for place in places]
        spans = [(each.start - offset, each.number_end - offset) for each in quantities]
        for run, items in respective(sentence, spans, lexicon):
            like = next((told[places[i]].claim for i in run if told[places[i]].claim.quantity.unit != "1"), None)
            for i, item in zip(run, items, strict=True):
                others = [other for other in items if other != item]
                found[places[i]] = _of_item(found[places[i]], like, item, others, lexicon)
    return found


def _of_item(told: Statement, like: Claim | None, item: str, others: Sequence[str], lexicon: Lexicon) -> Statement:
    """Return a number of a list as that of one item, in the unit of its neighbours."""
    own, rest = (
        stems(item, lexicon),
        {word for other in others for word in stems(other, lexicon)} - {*stems(item, lexicon)},
    )
    claim = replace(told.claim, place=None, place_id=None)
    if like is not None and claim.quantity.unit == "1":
        claim = replace(claim, measure=like.measure, quantity=counted_as(claim.quantity, like.quantity))
    before = tuple(word for word in told.before if word not in {*rest, *own})
    return replace(
        told,
        claim=claim,
        before=(*own, *before),
        after=tuple(word for word in told.after if word not in rest),
        words=told.words - rest,
        times=tuple(each for each in told.times if str(each.year) not in rest),
        names=names(item, lexicon),
        labels=names(item, lexicon),
        named=told.named - rest,
        reach=_reach_of(told.reach, frozenset(own), [names(other, lexicon) for other in others]),
    )


def _reach_of(reach: Reach, item: frozenset[str], others: Sequence[frozenset[str]]) -> Reach:
    """Return the names of a number of a list, of whose items it is of one."""
    rest = {word for other in others for word in other} - item
    here = Name(0, item, max(item, default=""), "", Role.ACTOR)
    own, near = ((here, *(name for name in some if rest.isdisjoint(name.words))) for some in (reach.own, reach.near))
    told = frozenset(Name(0, other, max(other), "", Role.ACTOR) for other in others if other)
    return Reach(own, near, reach.words - rest | item, reach.beyond | told, reach.taken | told)


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
            and in_one_sentence(other.claim, claim)
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
