"""What keeps two numbers of one measure apart: another week of a row, another happening, site or step of an order."""

import re
from collections.abc import Collection, Sequence
from functools import cache, lru_cache

from checks.model import Reason
from checks.verifying.changes import of_other_step
from checks.verifying.owners import is_of_two, is_shared, is_told_behind, is_turned, of_other_name, of_possession
from checks.verifying.reach import of_a_stranger, out_of_reach
from checks.verifying.restated import HARMED, RANK
from checks.verifying.rows import weekdays
from checks.verifying.stems import names, stems
from checks.verifying.told import Role, Statement
from facts.lexicon import load
from facts.model import Bound, Measure, SkipReason

_BRACKETS = re.compile(r"^\s*\([^)]*\)")
_NAMED = re.compile(r"[^\W\d_a-z][\w'’-]*(?:\s[^\W\d_a-z][\w'’-]*)+")


def apart(asked: Statement, given: Statement) -> Reason | None:
    """Return what keeps two quantities apart that both sentences say, None where nothing does."""
    if another_in_row(asked, given):
        return Reason.DIFFERENT_TIME
    if _disjoint(*(weekdays(each.claim.sentence, load()) for each in (asked, given))):
        return Reason.DIFFERENT_TIME
    if out_of_reach(asked, given):
        return Reason.DIFFERENT_EVENT
    if _disjoint(asked.doers, given.doers) and not _shares_a_name(asked, given):
        return Reason.DIFFERENT_EVENT
    if of_possession(asked, given) or of_possession(given, asked):
        return Reason.DIFFERENT_EVENT
    if is_told_behind(asked, given) or is_turned(asked, given):
        return Reason.DIFFERENT_EVENT
    if is_shared(asked, given):
        return Reason.DIFFERENT_POPULATION
    if _disjoint(_sorts(asked), _sorts(given)):
        return Reason.DIFFERENT_EVENT
    if _disjoint(_counted_names(asked), _counted_names(given)):
        return Reason.DIFFERENT_POPULATION
    if any(keeps(asked, given) for keeps in (_of_other_site, _another_step, of_other_step, of_other_sort)):
        return Reason.DIFFERENT_MEASURE
    if _of_other_level(asked, given) or is_of_two(asked, given):
        return Reason.DIFFERENT_PLACE
    if _disjoint(_races(asked.claim.sentence), _races(given.claim.sentence)):
        return Reason.DIFFERENT_EVENT
    of_other = of_other_name(asked, given) or of_a_stranger(asked, given) or _namesake(asked, given)
    return Reason.DIFFERENT_EVENT if of_other else None


def _shares_a_name(asked: Statement, given: Statement) -> bool:
    """Return whether a name that is no site stands by both numbers."""
    ours, theirs = (
        {word for name in each.reach.own if name.role is not Role.SITE for word in name.words}
        for each in (asked, given)
    )
    return not ours.isdisjoint(theirs)


def _counted_names(statement: Statement) -> frozenset[str]:
    """Return the stems of the names among the words of what is counted: "23 Velm fans"."""
    quantity = statement.claim.quantity
    return names(quantity.quote[quantity.number_end - quantity.start :], load())


@lru_cache(maxsize=1024)
def _races(sentence: str) -> frozenset[str]:
    """Return the lengths that a sentence calls races by: "the 100 metres"."""
    return frozenset(_called_races().findall(sentence.lower()))


@cache
def _called_races() -> re.Pattern[str]:
    """Return the pattern of a race called by its length."""
    table = load()["comparisons"]["verify"]
    words, never = "|".join(table["races"]), "|".join(table["race_never"])
    article = load()["contrasts"]["words"]["articles"][0]
    return re.compile(rf"\b{article} (\d[\d,]*)[ -](?:{words})\b(?! (?:{never})\b)")


def _of_other_level(asked: Statement, given: Statement) -> bool:
    """Return whether both sentences call one name different things: the town of Velm, Velm District."""
    ours, theirs = (_levels(each.claim.sentence) for each in (asked, given))
    return any(_disjoint(ours[name], theirs[name]) for name in ours.keys() & theirs.keys())


@lru_cache(maxsize=1024)
def _levels(sentence: str) -> dict[str, frozenset[str]]:
    """Return each name that a sentence calls a town, a district, a college … → the first word of each such group."""
    pattern, groups = _called()
    found: dict[str, frozenset[str]] = {}
    for match in pattern.finditer(sentence):
        name = match["name"] or match["of"]
        level = groups[(match["level"] or match["named"]).lower()]
        found[name] = found.get(name, frozenset()) | {level}
    return found


@cache
def _called() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return the pattern of "Velm District" and "the town of Velm", and word → the first word of its group."""
    groups = {word: group[0] for group in load()["comparisons"]["verify"]["levels"] for word in group}
    closed = "|".join((*load()["words"]["determiners"], *load()["words"]["prepositions"]))
    words, name = "|".join(groups), rf"(?!(?i:{closed})\b)[^\W\d_a-z][\w’-]*"
    return re.compile(
        rf"\b(?P<name>{name})\s+(?i:(?P<level>{words}))\b|\b(?i:(?P<named>{words}))\s+of\s+(?P<of>{name})"
    ), groups


def _namesake(asked: Statement, given: Statement) -> bool:
    """Return whether both sentences name things of one kind and not the same: Medina County, Lorain County."""
    ours, theirs = (_kinds(each.claim.sentence) for each in (asked, given))
    told = frozenset(stems(given.claim.sentence, load()))
    kinds = ours.keys() & theirs.keys() & frozenset(load()["comparisons"]["verify"]["kinds"])
    return any(_disjoint(ours[kind], theirs[kind]) and ours[kind].isdisjoint(told) for kind in kinds)


@lru_cache(maxsize=1024)
def _kinds(sentence: str) -> dict[str, frozenset[str]]:
    """Return the last word of each name of several words → the stems of the words before it."""
    found: dict[str, frozenset[str]] = {}
    for match in _NAMED.finditer(sentence):
        *first, kind = stems(match[0], load()) or ("",)
        found[kind] = found.get(kind, frozenset()) | frozenset(first)
    return found


def of_other_sort(asked: Statement, given: Statement) -> bool:
    """Return whether the words beside the numbers say sorts that exclude each other: an album and a single, two awards,
    sons and daughters, a height and a width.
    """
    table = load()["comparisons"]["verify"]
    sorts = [groups for _, groups in sorted(table["contrasts"].items())] if asked.kind is not SkipReason.SCORE else []
    if asked.claim.quantity.dimension == "length" and _disjoint(*(_extents(each) for each in (asked, given))):
        return True
    if asked.claim.quantity.unit == "person":
        sorts.append(table["kin"])
    if any(_disjoint(_groups(asked, groups), _groups(given, groups)) for groups in sorts):
        return True
    if _disjoint(role(asked), role(given)):
        return True
    honours = set(table["honours"])
    if not honours & {asked.claim.quantity.unit, given.claim.quantity.unit}:
        return False
    ours, theirs = (names(each.claim.quantity.quote, load()) - honours for each in (asked, given))
    return _disjoint(ours, theirs)


def role(statement: Statement) -> frozenset[str]:
    """Return the roles of people that a number counts by its noun: passengers, crew."""
    return _members(_nouns(statement), load()["comparisons"]["verify"]["roles"])


def _nouns(statement: Statement) -> tuple[str, ...]:
    """Return the words that a number is counted by, and their stems, which may stand for several nouns."""
    quote = statement.claim.quantity.quote
    return (*quote.lower().split(), *stems(quote, load()))


def _extents(statement: Statement) -> frozenset[str]:
    """Return which extents of a thing the words beside a length name; "long" is told by its place, right behind it."""
    claim = statement.claim
    tail = _BRACKETS.sub(
        "", claim.sentence[max(0, claim.quantity.end - claim.sentence_start) :]
    )  # "318 km (198 mi) long"
    behind = tail.lower().strip(" -)").split()[:1]  # "318 km (198 mi) long"
    near = {*statement.before, *statement.after, *(word.rstrip(".,;:") for word in behind)}
    return _members(near - statement.named, load()["comparisons"]["verify"]["extents"])


def _groups(statement: Statement, groups: Sequence[Sequence[str]]) -> frozenset[str]:
    """Return the first words of the groups that the words beside a number belong to."""
    named = statement.named - frozenset(load()["dates"]["weekdays"])
    return _members({*statement.before, *statement.after} - named, groups)


def _members(words: Collection[str], groups: Sequence[Sequence[str]]) -> frozenset[str]:
    """Return the first words of the groups that have one of some words."""
    return frozenset(group[0] for group in groups if not frozenset(words).isdisjoint(group))


def another_in_row(asked: Statement, given: Statement) -> bool:
    """Return whether both tell of one of a row and not of the same: the first week, the second one."""
    days = {each.claim.published for each in (asked, given)}
    moved = len(days - {None}) > 1  # the "last year" of one may be the "this year" of the other
    never = load()["comparisons"]["verify"]["relative"] if moved else ()
    ours, theirs = (_places(each, never) for each in (asked, given))
    return any(ours[noun].isdisjoint(theirs[noun]) for noun in ours.keys() & theirs.keys())


def _places(statement: Statement, never: Collection[str]) -> dict[str, set[str]]:
    """Return noun → its places in a row that a clause names."""
    found: dict[str, set[str]] = {}
    for noun, place in statement.stretch:
        if place not in never:
            found.setdefault(noun, set()).add(place)
    return found


def _disjoint(left: frozenset[str], right: frozenset[str]) -> bool:
    """Return whether both sides name something and nothing in common."""
    return bool(left and right) and not left & right


def _of_other_site(asked: Statement, given: Statement) -> bool:
    """Return whether both sentences name sites of ratings, and not the same."""
    return _disjoint(_sites(asked), _sites(given))


def _sites(statement: Statement) -> frozenset[str]:
    """Return the sites of ratings that a sentence names."""
    return statement.words & frozenset(load()["comparisons"]["verify"]["sites"])


def _another_step(asked: Statement, given: Statement) -> bool:
    """Return whether one number is where something entered an order, the other its highest place there."""
    quantities = asked.claim.quantity, given.claim.quantity
    if any(each.dimension != RANK for each in quantities):
        return False
    if quantities[0].bound is quantities[1].bound is Bound.AT_MOST:
        return quantities[0].high != quantities[1].high  # a top 100 is no top 40
    table = load()["comparisons"]["verify"]["rank"]
    ours, theirs = (_step(each.before, table["entry"], table["peak"]) for each in (asked, given))
    return bool(ours and theirs) and ours != theirs


def _step(before: Sequence[str], entry: Sequence[str], peak: Sequence[str]) -> str:
    """Return the sort of the last word before a place in an order that says whether it is the first or highest one."""
    last = next((word for word in before[::-1] if word in entry or word in peak), "")
    return "" if not last else "entry" if last in entry else "peak"


def _sorts(statement: Statement) -> frozenset[str]:
    """Return which sorts of happening a sentence about people harmed names."""
    if statement.claim.measure not in HARMED - {Measure.INFECTED}:
        return frozenset()
    lowered = statement.claim.sentence.lower()
    return frozenset(name for name, pattern in _patterns().items() if pattern.search(lowered))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Return the pattern of the words of each sort of happening, and of each sort of vehicle that is hit."""
    table = load()["events"]
    own = load()["comparisons"]["verify"]
    names = {**table["keywords"], **{name: table["targets"][name] for name in own["vehicles"]}}
    del names[own["any_vehicle"]]
    return {name: re.compile(rf"\b(?:{'|'.join(words)})\b") for name, words in names.items()}
