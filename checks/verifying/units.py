"""Whether two numbers count or measure in one unit, as their sentences say: reviews and critics, ratings, views."""

import re

from checks.intervals import point, tolerances
from checks.verifying.restated import HARMED
from checks.verifying.stems import stems
from checks.verifying.told import Statement
from facts.lexicon import load

_CODE = re.compile(r"[A-Z]{3}")  # of a currency; "franc" may be that of any country
_TEN = 10  # the scale of a rating with a decimal
_VERB = 4  # letters of a stem that tell a verb


def same_unit(asked: Statement, given: Statement) -> bool:
    """Return whether two numbers count or measure in one unit; a bare one may have its noun beside it."""
    ours, theirs = asked.claim.quantity, given.claim.quantity
    counted = tolerances()["counted"]
    if "rating" in (ours.dimension, theirs.dimension) or _score(asked, given) or _score(given, asked):
        return (
            ours.unit == theirs.unit
            or _bare_rating(asked, given)
            or _bare_rating(given, asked)
            or _averages(asked, given)
        )
    if ours.dimension == theirs.dimension == "money":
        return ours.unit == theirs.unit or not (_CODE.fullmatch(ours.unit) and _CODE.fullmatch(theirs.unit))
    if ours.dimension not in counted or theirs.dimension not in counted:
        return ours.dimension == theirs.dimension or _scaled(asked, given) or _scaled(given, asked)
    if load()["comparisons"]["verify"]["room"] in asked.qualified & given.qualified:
        return True  # "holds 400 people", "a capacity of 400"
    for bare, other in ((asked, given), (given, asked)):
        unit = other.claim.quantity.unit
        if bare.claim.quantity.unit == "1" and unit != "1":
            nouns = (*stems(unit, load()), *other.after[:1])  # "a crew of 400" and "400 crew"
            if other.claim.quantity.end == other.claim.quantity.number_end:
                nouns = (*nouns, *other.before[-1:])  # "attendance was 400" and "a crowd of 400"
            return any(noun in bare.before[-2:] + bare.after[:3] for noun in nouns)
    if asked.states and asked.states == given.states:  # "3 recoveries", "3 people have recovered"
        return True
    verb = next(iter(stems(theirs.unit, load())), "")  # "lost 50 matches", "50 losses"
    return (
        same_noun(ours.unit, theirs.unit)
        or verb in asked.before[-1:]
        or _told(asked, theirs.unit)
        or _told(given, ours.unit)
        or _honour(asked, theirs.unit)
        or _honour(given, ours.unit)
    )


def _honour(statement: Statement, name: str) -> bool:
    """Return whether a number counts awards of the name that another one is counted by: "two Lind awards", "Linds"."""
    honours = load()["comparisons"]["verify"]["honours"]
    return statement.claim.quantity.unit in honours and stems(name, load())[:1] == statement.after[:1]


def _told(statement: Statement, noun: str) -> bool:
    """Return whether the verb beside a number of people or times says what a noun does ("viewed 50 times")."""
    if statement.claim.quantity.unit not in ("person", "time") or statement.claim.measure in HARMED:
        return False
    own = stems(statement.claim.quantity.quote, load())  # "three players" are no three plays
    verbs = (*statement.before[-1:], *statement.after[:2])
    return any(
        min(len(verb), len(stem)) >= _VERB and verb not in own and (stem.startswith(verb) or verb.startswith(stem))
        for verb in verbs
        for stem in stems(noun, load())
    )


def _score(bare: Statement, share: Statement) -> bool:
    """Return whether a bare number is a score out of a hundred, held against one in per cent; "7.5" is out of ten."""
    number = bare.claim.quantity
    out_of_ten = (point(number) or 0) <= _TEN and (number.precision or 1) < 1
    return (
        number.unit == "1"
        and not out_of_ten
        and share.claim.quantity.unit == "%"
        and bool(_stems("rated") & set(bare.before[-1:]))
    )


def _stems(name: str) -> frozenset[str]:
    """Return the stems of a table of the lexicon."""
    return frozenset(load()["comparisons"]["verify"][name])


def _scaled(bare: Statement, other: Statement) -> bool:
    """Return whether a bare number stands behind the name of the other's scale: "a magnitude of more than 6"."""
    quantity = other.claim.quantity
    return bare.claim.quantity.unit == "1" and quantity.dimension == quantity.unit and quantity.unit in bare.before[-2:]


def _averages(asked: Statement, given: Statement) -> bool:
    """Return whether both are average ratings, one of them in per cent."""
    units = {asked.claim.quantity.dimension, given.claim.quantity.dimension}
    return units == {"rating", "share"} and all(
        _stems("weighted") & {*each.before, *each.after} for each in (asked, given)
    )


def _bare_rating(bare: Statement, rating: Statement) -> bool:
    """Return whether a number without a scale is a rating on the other's: "an average score of 8.5"."""
    number, scale = point(bare.claim.quantity), rating.claim.quantity.unit.lstrip("/").replace("%", "100")
    near = set(bare.before[-3:] + bare.after[:2])
    return (
        bare.claim.quantity.unit == "1"
        and bool(near & _stems("rated"))
        and scale.isdigit()
        and (number or 0) <= int(scale)
    )


def same_noun(left: str, right: str) -> bool:
    """Return whether two counted nouns count one thing: reviews and critics."""
    return left == right or any({left, right} <= set(group) for group in load()["comparisons"]["verify"]["same"])
