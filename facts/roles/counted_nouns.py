"""What a counted noun says by itself: "53 deaths", "1,000 troops", "30 dead civilians", "12 damaged houses"."""

from functools import cache
from typing import NamedTuple

from facts.lexicon import Lexicon
from facts.model import Measure, Quantity
from facts.text.inflections import plural
from facts.text.tokens import state_of

_NEAR = 20  # characters in which words say that people were somewhere
PEOPLE_UNITS = frozenset({"person", "1", "family", "household"})


def state(quantity: Quantity, lexicon: Lexicon) -> Measure | None:
    """Return the measure of "30 dead civilians", "12 damaged houses": a trigger inside the noun phrase."""
    words = (quantity.counted or "").lower().split()
    people = quantity.unit in PEOPLE_UNITS
    states = (found for word in words[:-1] if (found := state_of(word, lexicon)))
    return next((state for state in states if lexicon["measures"][state].get("people", False) == people), None)


def held(quantity: Quantity, text: str, lexicon: Lexicon) -> str:
    """Return how people are said to be somewhere, by the name of a rule; "" where nothing says that they are.

    `held` are those who live there ("home to 900 people", "900 people live"), `moved` those on their way ("a bus
    carrying 40 people", "400 on board"), `there` a crowd and who was inside when something happened.
    """
    if quantity.unit not in PEOPLE_UNITS or quantity.high == 1:
        return ""
    words = _presence(lexicon)
    before = text[max(0, quantity.start - _NEAR) : quantity.start].lower().rstrip()
    behind = text[quantity.end : quantity.end + _NEAR].lower()
    if behind.startswith(words.aboard):
        return "moved"  # "more than 400 on board"
    if before.endswith(words.moving) and (quantity.counted or _is_closed(behind, lexicon)):
        return "moved"
    if before.endswith(words.crowd):
        return "there"
    if quantity.counted is None:
        return ""
    if behind.startswith(words.inside):
        return "there"
    following = behind.split(maxsplit=1)
    stays = behind[:1] == " " and bool(following) and following[0].strip(",.") in words.staying
    return "held" if stays or before.endswith(words.holding) or inhabits(quantity, text, lexicon) else ""


class _Presence(NamedTuple):
    """The words around people who are somewhere."""

    holding: tuple[str, ...]
    moving: tuple[str, ...]
    crowd: tuple[str, ...]
    aboard: tuple[str, ...]
    inside: tuple[str, ...]
    staying: frozenset[str]


@cache
def _presence(lexicon: Lexicon) -> _Presence:
    table = lexicon["measures"][Measure.PRESENT]
    aboard, inside = (tuple(f" {phrase}" for phrase in table[name]) for name in ("aboard", "inside"))
    holding, moving, crowd = (tuple(table[name]) for name in ("holding", "moving", "crowd"))
    return _Presence(holding, moving, crowd, aboard, inside, frozenset(table["staying"]))


def _is_closed(behind: str, lexicon: Lexicon) -> bool:
    """Return whether no noun stands behind a bare number: "carrying about 140 when", but "carrying 24 'B' shells"."""
    words, following = lexicon["words"], behind.split(maxsplit=1)
    if not following or behind[0] in ".,;":
        return True
    return following[0] in words["tags"]["subordinators"] or following[0] in words["prepositions"]


def inhabits(quantity: Quantity, text: str, lexicon: Lexicon) -> bool:
    """Return whether those counted are the inhabitants of a place: "a city of two million people"."""
    before = text[max(0, quantity.start - 20) : quantity.start].lower().split()
    if len(before) < 2 or before[-1] not in lexicon["numbers"]["of"] or quantity.unit not in PEOPLE_UNITS:
        return False
    return before[-2] in lexicon["nouns"]["thing"]["places"]["nouns"]


def head(quantity: Quantity) -> str:
    """Return the last word of the counted noun phrase, in lower case."""
    return (quantity.counted or "").lower().rpartition(" ")[2]


def heads(quantity: Quantity) -> list[str]:
    """Return the counted noun phrase cut from the left, word by word, in lower case, its unit last."""
    counted = (quantity.counted or "").lower().split()
    return [" ".join(counted[index:]) for index in range(len(counted))] + [quantity.unit]


@cache
def things(lexicon: Lexicon) -> frozenset[str]:
    """Return the nouns of things, in the singular: no frame of people counts them."""
    nouns = lexicon["nouns"]
    tables = [*nouns["thing"].values(), nouns["never_people"]]
    return frozenset(noun for entry in tables for noun in entry["nouns"])


@cache
def fired(lexicon: Lexicon) -> frozenset[str]:
    """Return the units of what is fired, dropped or carried out as an attack; "1" is that of a bare number."""
    nouns = lexicon["nouns"]
    return frozenset(["1", *nouns["fired"], *nouns["thing"]["attacks"]["nouns"], *nouns["thing"]["weapons"]["nouns"]])


@cache
def event_nouns(lexicon: Lexicon) -> dict[str, Measure]:
    """Return the nouns that stand for a measure by themselves ("deaths", "bodies")."""
    return {noun: Measure(m) for m, entry in lexicon["measures"].items() for noun in entry.get("noun", ())}


@cache
def noun_measures(lexicon: Lexicon) -> tuple[dict[str, Measure], dict[str, Measure]]:
    """Return the measure of each counted noun (singular and plural) and of each dimension."""
    nouns: dict[str, Measure] = {}
    table = lexicon["nouns"]
    irregular = {singular: plural_ for plural_, singular in table["irregular"].items()}
    for kind in ("person", "group", "thing"):
        for entry in table.get(kind, {}).values():
            if "measure" in entry:
                for noun in entry["nouns"]:
                    nouns[noun] = nouns[irregular.get(noun) or plural(noun, lexicon)] = Measure(entry["measure"])
    nouns |= event_nouns(lexicon)
    return nouns, {str(m): m for m in Measure}
