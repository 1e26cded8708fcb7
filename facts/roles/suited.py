"""Whether a word of happening can be said of those it reaches: what keeps a trigger and a number, or person, apart."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from facts.lexicon import Lexicon
from facts.model import Measure, Quantity
from facts.roles.counted_nouns import PEOPLE_UNITS, event_nouns, fired, head, inhabits, state, things
from facts.roles.frames import Frame
from facts.roles.subjects import disagrees, is_object, of_others, speaks
from facts.setting.place_choice import resolve
from facts.text.inflections import singular
from facts.text.tokens import Item, Trigger

_OWNED = frozenset("xCpPQqsUyN")  # what may stand behind "her" where it says whose that is
_BEHIND = 16  # characters behind a number in which it is said to be lost
_VERB = 8  # words of a verb, those that deny it among them
_NOT_DONE = re.compile(r"n[HMBy]*+(?:[DGVA][,&]+y?)?\Z")  # "did not kill", "has never killed or wounded"
_NOT_SUFFERED = re.compile(r"n(?:[HMBy]*+(?:[xDR]y?t[HMBy]*+)?[DGVIA]|[HMBy]*+x[DA])\Z")  # "were not (seriously) hurt"
_NOT_SO = re.compile(r"n[^,;W]{0,4}\Z")
_NAMED = ("q_name", "q_surname")
_OF_NAMES = frozenset({Measure.KILLED, Measure.INJURED, Measure.MISSING})
_OF_PEOPLE_ONLY = frozenset({Measure.KILLED, Measure.CAPTURED, Measure.MISSING})
_ARTICLES = frozenset("adh")
_RAZING = frozenset({"active", "passive"})  # frames in which who is destroyed cannot be who destroys


class Tagged(NamedTuple):
    """A sentence as frames see it: its items, their tags, the text that they are of, and the language."""

    items: Sequence[Item]
    tags: str
    text: str
    lexicon: Lexicon


def counts(
    sentence: Tagged, position: int, quantity: Quantity, trigger_at: int, trigger: Trigger, frame: Frame
) -> bool:
    """Return whether a trigger can be said of what a quantity counts, there."""
    items, tags, text, lexicon = sentence
    own = event_nouns(lexicon).get(head(quantity))
    if own and own is not trigger.measure:
        return False  # "seven bodies were pulled from the rubble": the noun says more than the verb
    if _may_be_things(sentence, quantity, trigger_at, trigger):
        return False  # "seized three passports"
    if not _fits(quantity, trigger.measure, frame, lexicon) or (frame.persons and quantity.unit != "person"):
        return False
    if position > trigger_at:
        if speaks(tags, position, counted=True):
            return False
    elif of_others(tags, position) or disagrees(items, tags, position, trigger_at, text, lexicon):
        return False
    if frame.name == "participle" and _has_object(sentence, trigger_at):
        return False
    if quantity.counted is None and _is_loss(quantity, text, lexicon):
        return False  # "the injury of six people and millions in losses"
    if tags[position + 1 : position + 2] == "S" and _is_calibre(items[position + 1]):
        return False  # "seized two .22 rifles"
    # "a city of two million people was hit"
    return trigger.measure is Measure.DISPLACED or not inhabits(quantity, text, lexicon)


def suffers(sentence: Tagged, position: int, trigger_at: int, trigger: Trigger, frame: Frame) -> bool:
    """Return whether a trigger can be said of one person who is meant without a number, there."""
    items, tags, text, lexicon = sentence
    person, measure = items[position][3], trigger.measure
    if measure is Measure.PRESENT or not lexicon["measures"][measure].get("people", False):
        return False
    if person in _NAMED and (measure not in _OF_NAMES or _is_thing(sentence, position)):
        return False  # "capturing Tal Jamu" takes no person
    if person == "q_surname" and _is_town(sentence, position, trigger_at):
        return False
    if speaks(tags, position, counted=False) or is_object(tags, position, trigger_at):
        return False
    if frame.name == "participle" and _has_object(sentence, trigger_at):
        return False  # "after her uncle shot her"
    return frame.name != "noun_after" or text[items[trigger_at][2] - 1] not in "sS"  # "where his aunt lives"


def is_denied(tags: str, trigger_at: int, position: int) -> bool:
    """Return whether the verb of a trigger is denied, or the number itself: "did not kill 20", "the toll is not 20".

    What a relative clause denies is something else: "20 people who had not been warned died".
    """
    if tags[position - 1 : position] == "n" or _NOT_DONE.search(tags, max(0, trigger_at - _VERB), trigger_at):
        return True
    if position > trigger_at:
        return _NOT_SO.search(tags, trigger_at + 1, position) is not None
    return _NOT_SUFFERED.search(tags, position + 1, trigger_at + 1) is not None


def _may_be_things(sentence: Tagged, quantity: Quantity, at: int, trigger: Trigger) -> bool:
    """Return whether a trigger is said of things as well as of people, and what is counted is none that we know."""
    items, _, text, lexicon = sentence
    if quantity.unit in PEOPLE_UNITS or quantity.counted is None:
        return False
    return text[items[at][1] : items[at][2]].lower() in lexicon["measures"][trigger.measure].get("things", ())


def _has_object(sentence: Tagged, at: int) -> bool:
    """Return whether a pronoun behind a verb says who suffered it: "her uncle shot her while", not "shot her son"."""
    items, _, text, lexicon = sentence
    if at + 1 >= len(items):
        return False
    kind, start, end, _ = items[at + 1]
    _, first, last, trigger = items[at]
    if kind in _ARTICLES and isinstance(trigger, Trigger):
        doing = lexicon["measures"][trigger.measure].get("doing", ())
        if text[first:last].lower() in doing:
            return True  # "a crowd of 2,000 burned the consulate"
    if kind not in "xh" or text[start:end].lower() not in lexicon["words"]["objects"]:
        return False
    return kind == "x" or at + 2 >= len(items) or items[at + 2][0] not in _OWNED


def _is_loss(quantity: Quantity, text: str, lexicon: Lexicon) -> bool:
    """Return whether a bare number is one of money lost: "millions in losses"."""
    behind = text[quantity.end : quantity.end + _BEHIND].lower()
    return behind.startswith(_losses(lexicon))


@cache
def _losses(lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(lexicon["nouns"]["never_people"]["losses"])


def _is_calibre(item: Item) -> bool:
    return isinstance(item[3], Quantity) and item[3].rule == "calibre"


def is_bare(item: Item) -> bool:
    """Return whether an item is a number without what it counts."""
    return isinstance(item[3], Quantity) and item[3].counted is None


def state_apart(quantity: Quantity, measure: Measure, lexicon: Lexicon) -> bool:
    """Return whether the words of a quantity say that something else has befallen those counted: "nine wounded"."""
    own = state(quantity, lexicon)
    return own is not None and own is not measure


def _is_thing(sentence: Tagged, at: int) -> bool:
    """Return whether capitals are no person: "the elimination of Chemical Weapons"."""
    items, _, text, lexicon = sentence
    last = text[items[at][1] : items[at][2]].lower().rpartition(" ")[2]
    return last in things(lexicon) or singular(last, lexicon) in things(lexicon)


def _is_town(sentence: Tagged, at: int, trigger_at: int) -> bool:
    """Return whether one name is that of a town of which such things are said: "Homs was hurt", not "was shot"."""
    items, _, text, lexicon = sentence
    _, start, end, trigger = items[trigger_at]
    assert isinstance(trigger, Trigger)
    beyond = lexicon["measures"][Measure.KILLED]["beyond"]
    if trigger.measure is Measure.KILLED and text[start:end].lower() not in beyond:
        return False
    return resolve(text[slice(*items[at][1:3])]).id is not None


def is_fleeing(sentence: Tagged, at: int) -> bool:
    """Return whether a trigger only says what those counted were doing: "including five children fleeing the town"."""
    items, _, text, lexicon = sentence
    kind, start, end, _ = items[at]
    ending: str = lexicon["phrases"]["gerund"]
    return kind == "I" and text[start:end].lower().endswith(ending)


def razed(quantity: Quantity, measure: Measure) -> bool:
    """Return whether people are said to be destroyed, as armies say it: they are killed."""
    return quantity.unit == "person" and measure is Measure.DESTROYED


def _fits(quantity: Quantity, measure: Measure, frame: Frame, lexicon: Lexicon) -> bool:
    """Return whether such things can be counted so: whatever is razed is no person, whoever is killed is no house.

    An unknown noun ("five personalities") is taken for people only by what happens to nobody else.
    """
    people = lexicon["measures"][measure].get("people", False)
    if quantity.unit in PEOPLE_UNITS:
        return people or quantity.unit == "1" or (frame.name in _RAZING and razed(quantity, measure))
    if measure is Measure.DESTROYED and frame.name == "died":
        kinds = lexicon["nouns"]["thing"]  # "a truce of two sides collapsed"
        return any(quantity.unit in kinds[kind]["nouns"] for kind in ("buildings", "vehicles"))
    if measure is Measure.DESTROYED and quantity.unit in lexicon["nouns"].get("formations", ()):
        return False
    if measure is Measure.ATTACKS and quantity.unit not in fired(lexicon):
        return False  # "twelve groups launched an offensive", "conducted 90 meetings", "dropped 412 points"
    if people:
        return measure in _OF_PEOPLE_ONLY and quantity.unit not in things(lexicon)
    return True
