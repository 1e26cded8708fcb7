"""A number of a text as what its sentence says it is of: an age, a price, a total, the cases of a disease."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from checks.intervals import is_counted, is_round
from checks.verifying.clauses import breaks
from checks.verifying.ratings import rated, sampled
from facts.lexicon import Lexicon
from facts.model import PEOPLE, Bound, Claim, Extraction, Measure, Modality, Quantity, SkipReason

_BETWEEN = 3  # words between a part and its whole
_NEAR = 7  # words before a number among which a verb of ranking makes it a place
_TURNED = {
    Bound.MORE_THAN: Bound.AT_MOST,
    Bound.AT_LEAST: Bound.LESS_THAN,
    Bound.LESS_THAN: Bound.AT_LEAST,
    Bound.AT_MOST: Bound.MORE_THAN,
}
RANK, AGE = "rank", "age"  # dimensions of what only verifying reads
# What befalls people; who is merely there, or affected, is not among them.
HARMED = PEOPLE - {Measure.TROOPS, Measure.PRESENT, Measure.AFFECTED}


def restated(claim: Claim, extraction: Extraction, lexicon: Lexicon) -> Claim:
    """Return a claim with its number read as what the words around it make it."""
    if claim.quantity.skipped is SkipReason.SCORE:
        return claim
    if is_rank(claim.quantity, claim.sentence, claim.sentence_start, lexicon):
        return _negated(_ranked(claim, lexicon), lexicon)
    claim = _negated(_passed(_exactly(claim, lexicon), lexicon), lexicon)
    read = _aged(_priced(_case(rated(_of_whole(claim, extraction, lexicon), lexicon), lexicon), lexicon), lexicon)
    return _fatal(_tested(sampled(_summed(read, extraction, lexicon), lexicon), lexicon), extraction, lexicon)


def is_rank(quantity: Quantity, sentence: str, offset: int, lexicon: Lexicon) -> bool:
    """Return whether a number is a place in an order: "peaked at number 25", "ranked 3rd", "the 4th most visited"."""
    table = lexicon["comparisons"]["verify"]["rank"]
    if quantity.skipped is SkipReason.ORDINAL:
        following = sentence[quantity.end - offset :].lower().replace("-", " ").split()[:1]
        if following and (following[0] in table["superlatives"] or following[0].endswith(table["superlative"])):
            return True
    lead = sentence[: max(0, quantity.start - offset)].lower().replace("#", " # ").split()[-_NEAR:]
    if lead[-1:] == [table["top"]] and quantity.unit == "1":
        return True  # "in the top 20"
    if lead[-1:] and lead[-1] in table["signs"] and _ranks(sentence[: quantity.start - offset], table):
        return True
    place = max((i for i, word in enumerate(lead) if word in table["verbs"] or word in table["reaching"]), default=None)
    if place is None or not set(lead[place + 1 :]) <= set(table["between"]) | set(table["signs"]):
        return False
    return lead[place] in table["verbs"] or bool(set(lead[place + 1 :]) & set(table["signs"]))


def _ranks(lead: str, table: Mapping[str, Any]) -> bool:
    """Return whether a verb before the numbers of a list ranks them: "reached number 3 here, number 7 there"."""
    return not {*table["verbs"], *table["listing"]}.isdisjoint(lead.lower().split())


def _ranked(claim: Claim, lexicon: Lexicon) -> Claim:
    """Return a place in an order; a higher one has the lower number, so that "above 26th" is less than 26."""
    table, quantity = lexicon["comparisons"]["verify"]["rank"], claim.quantity
    value = quantity.low if quantity.low is not None else quantity.high
    before = " ".join(claim.sentence[: quantity.number_start - claim.sentence_start].lower().split()[-_NEAR:])
    lead = set(before.split())
    bound, low, high = quantity.bound, quantity.low, quantity.high
    if claim.sentence[: quantity.start - claim.sentence_start].lower().split()[-1:] == [table["top"]]:
        bound, low, high = Bound.AT_MOST, None, value
    elif before.endswith(tuple(table["fewer"])) or lead & set(table["higher"]):
        bound, low, high = Bound.LESS_THAN, None, value
    elif before.endswith(tuple(table["more"])) or lead & set(table["lower"]):
        bound, low, high = Bound.MORE_THAN, value, None
    placed = replace(quantity, bound=bound, low=low, high=high, unit=RANK, unit_name=RANK, dimension=RANK)
    return replace(claim, measure=Measure.COUNT, quantity=placed)


def _exactly(claim: Claim, lexicon: Lexicon) -> Claim:
    """Return a number that is said to be exact as one that is not rounded."""
    start = claim.quantity.number_start - claim.sentence_start
    said = set(claim.sentence[: max(0, start)].lower().split()[-1:]) & set(lexicon["comparisons"]["verify"]["exactly"])
    return replace(claim, quantity=replace(claim.quantity, precision=1.0)) if said else claim


def _passed(claim: Claim, lexicon: Lexicon) -> Claim:
    """Return a round number that something went beyond as the least of what it came to: "sales passed 2 million"."""
    quantity = claim.quantity
    if quantity.low is None or not is_round(quantity.low, quantity.precision):
        return claim  # "passed 12 laws"
    lead = claim.sentence[: max(0, quantity.start - claim.sentence_start)].lower().split()[-1:]
    if quantity.bound is not Bound.EXACT or set(lead).isdisjoint(lexicon["comparisons"]["verify"]["passing"]):
        return claim
    return replace(claim, quantity=replace(quantity, bound=Bound.MORE_THAN, high=None, si_high=None))


def _negated(claim: Claim, lexicon: Lexicon) -> Claim:
    """Return a bound turned round by what denies it: "did not kill more than 20", "failed to reach the top 10"."""
    quantity = claim.quantity
    turned = _TURNED.get(quantity.bound)
    lead = claim.sentence[: max(0, quantity.start - claim.sentence_start)]
    if turned is None or not _negations(lexicon).search(lead.lower()):
        return claim
    said = Modality.ASSERTED if claim.modality is Modality.DENIED else claim.modality  # the denial is in the bound now
    quantity = replace(quantity, bound=turned, low=quantity.high, high=quantity.low)
    return replace(claim, quantity=quantity, modality=said)


@cache
def _negations(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of what denies the number right behind a verb."""
    table = lexicon["comparisons"]["verify"]
    words, between, apart = ("|".join(table[name]) for name in ("negations", "negated_between", "negated_never"))
    return re.compile(rf"(?:{words})\s+(?:(?!(?:{apart})\b)\w+\s+){{1,2}}?(?:(?:{between})\s+){{0,2}}$")


def _aged(claim: Claim, lexicon: Lexicon) -> Claim:
    """Return an age in years: "at the age of 13", "14 years old", "aged over 13 years"."""
    table, quantity = lexicon["comparisons"]["verify"], claim.quantity
    lead = claim.sentence[: max(0, quantity.start - claim.sentence_start)].lower().split()[-2:]
    older = quantity.quote.lower().startswith(tuple(table["older"]))
    turned = set(lead[-1:]) & set(table["turning"])
    was = set(lead[-1:]) & set(table["being"]) and set(_tail(claim)[:1]) & set(table["when"])
    of_age = older or turned or was or set(lead) & set(table["ages"])
    if quantity.unit not in ("1", "year") or not (of_age or quantity.skipped is SkipReason.AGE):
        return claim
    if turned and set(lead[:1]) & set(table["before"]) and quantity.bound is Bound.EXACT:
        quantity = replace(quantity, bound=Bound.LESS_THAN, low=None)
    return replace(claim, measure=Measure.COUNT, quantity=replace(quantity, unit="year", dimension=AGE, precision=1.0))


def _tail(claim: Claim) -> list[str]:
    """Return the words behind a number and its noun, without the stops at their ends."""
    words = claim.sentence[claim.quantity.end - claim.sentence_start :].lower().split()
    return [word.rstrip(".,;:") or word for word in words]


def is_elliptic(written: Claim, claim: Claim, lexicon: Lexicon) -> bool:
    """Return whether a bare number counts a part of what its sentence counts before it: "93 cases, 59 in the north"."""
    if written.quantity.unit != "1" or claim.quantity.unit == "1" or claim.measure not in HARMED:
        return False
    return bool(set(_tail(written)[:1]) & set(lexicon["comparisons"]["verify"]["elliptic"]))


def _summed(claim: Claim, extraction: Extraction, lexicon: Lexicon) -> Claim:
    """Return a bare number as what its sentence counts before it.

    "Twelve new cases, bringing the total to 96"; "93 cases, 59 in the north and 34 in the south"; "cases rose to 68";
    "400 visitors in 2018 and 300 in 2019".
    """
    if claim.measure is not Measure.COUNT or claim.quantity.unit != "1":
        return claim
    table = lexicon["comparisons"]["verify"]
    start, end = claim.quantity.start - claim.sentence_start, claim.quantity.end - claim.sentence_start
    lead, tail = claim.sentence[:start].lower().split(), _tail(claim)
    behind = max((each.quantity.end - each.sentence_start for each in _before(claim, extraction)), default=0)
    words = claim.sentence[behind:end].lower().split()
    if (measure := _headed(words, tail, table)) is not None:
        counted = replace(claim.quantity, unit="person", unit_name="person", dimension="person")
        return replace(claim, measure=measure, quantity=counted)
    total = set(lead[-5:]) & set(table["totals"])
    if not total and not set(tail[:1]) & set(table["elliptic"]):
        return claim
    earlier = [_case(each, lexicon) for each in _before(claim, extraction)]
    again = not total and any(word in table["again"] or word[-1] in table["again"] for word in lead[-1:])
    last = [each for each in earlier[-1:] if is_counted(each.quantity) and each.quantity.unit != "1"]
    earlier = [each for each in earlier if each.measure in HARMED] or (last if again else [])
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


def _of_whole(claim: Claim, extraction: Extraction, lexicon: Lexicon) -> Claim:
    """Return a bare number in the unit of the whole that it is of: "three of the five climbers"."""
    if claim.measure is not Measure.COUNT or claim.quantity.unit != "1":
        return claim
    key = claim.field, claim.sentence_start
    behind = [each for each in extraction.claims if (each.field, each.sentence_start) == key]
    whole = next((each.quantity for each in behind if each.quantity.start > claim.quantity.end), None)
    if whole is None or not is_counted(whole) or whole.unit == "1":
        return claim
    between = claim.sentence[claim.quantity.end - claim.sentence_start : whole.start - claim.sentence_start].split()
    if between[:1] != lexicon["numbers"]["of"][:1] or len(between) > _BETWEEN:
        return claim
    return replace(claim, quantity=replace(claim.quantity, unit=whole.unit, dimension=whole.dimension))


def _before(claim: Claim, extraction: Extraction) -> list[Claim]:
    """Return the claims that stand before a claim in its sentence."""
    key = claim.field, claim.sentence_start
    return [
        each
        for each in extraction.claims
        if (each.field, each.sentence_start) == key and each.quantity.start < claim.quantity.start
    ]


def _headed(words: Sequence[str], tail: Sequence[str], table: Mapping[str, Any]) -> Measure | None:
    """Return the measure of a bare number by its noun: "the total cases in the town are 80", "2 virus deaths"."""
    heads, reaching = table["heads"], set(table["reaching"])
    place = max((i for i, word in enumerate(words) if word in heads), default=None)
    if place is not None and set(words[place + 1 :]) & reaching:
        return Measure(heads[words[place]])
    return next((Measure(heads[word]) for word in tail[:2] if word in heads), None)


def _priced(claim: Claim, lexicon: Lexicon) -> Claim:
    """Return a bare number behind a currency sign and a hedge ("$ more than 20") as money."""
    before = claim.sentence[: max(0, claim.quantity.start - claim.sentence_start)].rstrip()
    unit = lexicon["comparisons"]["verify"]["currency"].get(before[-1:])
    if unit is None or claim.quantity.unit != "1":
        return claim
    return replace(claim, measure=Measure.MONEY, quantity=replace(claim.quantity, unit=unit, dimension="money"))


def _tested(claim: Claim, lexicon: Lexicon) -> Claim:
    """Return people tested as tests and those whose test was positive as infected: the ones are not the others."""
    table, quantity = lexicon["comparisons"]["verify"], claim.quantity
    near = [word for word in _tail(claim)[:_NEAR] if word not in table["hedges"]]
    if claim.measure is not Measure.COUNT or quantity.dimension != "person":
        return claim
    if not set(near[:3]).isdisjoint(table["tested_positive"]):
        return replace(claim, measure=Measure.INFECTED)
    if near[:1] != table["tested"] or not set(near).isdisjoint(table["tested_negative"]):
        return claim
    return replace(claim, quantity=replace(quantity, unit="test", unit_name="test", dimension="count"))


def _fatal(claim: Claim, extraction: Extraction, lexicon: Lexicon) -> Claim:
    """Return those infected who died as dead: "two people infected with cholera have died"."""
    if claim.measure is not Measure.INFECTED:
        return claim
    offset = claim.sentence_start
    starts = (each.quantity.start - offset for each in extraction.claims if each.sentence_start == offset)
    end = claim.quantity.end - offset
    behind = claim.sentence[end : min((start for start in starts if start >= end), default=None)]
    words = re.findall(r"\w+", breaks(lexicon).split(behind)[0].lower())
    died = not set(words).isdisjoint(lexicon["comparisons"]["verify"]["dying"])
    return replace(claim, measure=Measure.KILLED) if died else claim


def _case(claim: Claim, lexicon: Lexicon) -> Claim:
    """Return a count of cases of a disease ("300 Covid-19 occurrences") as one of people infected."""
    nouns = lexicon["comparisons"]["verify"]["cases"]
    if claim.measure is not Measure.COUNT or claim.quantity.unit not in nouns:
        return claim
    if not any(re.search(rf"\b{word}\b", claim.sentence.lower()) for word in lexicon["events"]["keywords"]["epidemic"]):
        return claim
    return replace(claim, measure=Measure.INFECTED, quantity=replace(claim.quantity, unit="person", dimension="person"))
