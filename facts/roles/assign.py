"""What each quantity of a sentence counts: the frames of the lexicon, searched in the sentence as tags.

Of all frames that reach a quantity the one with the fewest words between trigger and quantity wins, then the
earlier frame. Implied quantities ("a farmer", "his wife", "nobody") are made only where a frame reaches them.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final, NamedTuple

from facts.lexicon import Lexicon
from facts.model import Measure, Quantity
from facts.roles.counted_nouns import (
    PEOPLE_UNITS,
    event_nouns,
    fired,
    head,
    heads,
    held,
    inhabits,
    noun_measures,
    state,
    things,
)
from facts.roles.frames import Frame, Parts, Reach, fitting, parts_in, reaches
from facts.roles.implied import chunk, counted_events, quantity_at, suicides, zeros
from facts.roles.retagging import DEGREE, retagged
from facts.roles.subjects import disagrees, is_object, of_others, speaks
from facts.setting.gazetteer import resolve
from facts.text.inflections import singular
from facts.text.tokens import TRIGGERS, Item, Trigger

_COUNTED = frozenset("QU")
# "nine children are among the 26 dead", "nine of 26 people killed"
_AMONG = re.compile(
    r"(?P<parts>[Qq](?:[,&]{1,2}[Qq])*)(?:(?:c[^BDIVRWw;,]{1,10},?)?[HMyn]{0,3}B?y?m[d+]?|od?)(?P<full>Q)(?=[DA])"
)
_AMONG_THOSE = "among"  # the form of a trigger that says of whom those counted are some
_OWNED = frozenset("xCpPQqsUyN")  # what may stand behind "her" where it says whose that is
_BEHIND = 16  # characters behind a number in which it is said to be lost
_VERB = 8  # words of a verb, those that deny it among them
_NOT_DONE = re.compile(r"n[HMBy]*+(?:[DGVA][,&]+y?)?\Z")  # "did not kill", "has never killed or wounded"
_NOT_SUFFERED = re.compile(r"n(?:[HMBy]*+(?:[xDR]y?t[HMBy]*+)?[DGVIA]|[HMBy]*+x[DA])\Z")  # "were not (seriously) hurt"
_NOT_SO = re.compile(r"n[^,;W]{0,4}\Z")
_NONE = re.compile(r"nB?[ady]*\Z")  # "there were not 20 deaths", "there have never been 20 deaths"
OF_THOSE: Final = (".of_those", ".of_those_too", ".of_those_first", ".among_those", ".included")  # rules of some of
# those told of before
_NAMED = ("q_name", "q_surname")
_OF_NAMES = frozenset({Measure.KILLED, Measure.INJURED, Measure.MISSING})
_OF_PEOPLE_ONLY = frozenset({Measure.KILLED, Measure.CAPTURED, Measure.MISSING})
_RAZING = frozenset({"active", "passive"})  # frames in which who is destroyed cannot be who destroys
_NOTHING = ("not_die", "not_ed")  # forms of phrases that keep a word from what it would say alone
_DEATH_FIRST = 6  # one person who "was shot and died later" is dead: words by which that trigger comes nearer


class Role(NamedTuple):
    """What a quantity counts and the named rule that says so; positions are those of the items given.

    `part_of` is the position of the whole, `earlier` marks the first value of "rose from 12 to 19"; `happened` says
    that a word of happening carries the number, not just the noun it counts ("1,000 troops"), `taken` that it is one
    of claiming that takes lives ("claims 12 children").
    """

    position: int
    quantity: Quantity
    measure: Measure
    rule: str
    trigger: int | None = None
    part_of: int | None = None
    denied: bool = False
    earlier: bool = False
    confidence: float = 0.7
    happened: bool = True
    taken: bool = False


class _Candidate(NamedTuple):
    distance: int
    order: int
    frame: str
    trigger: int
    denied: bool
    earlier: bool
    counted: tuple[int, int] | None = None


def assign(items: Sequence[Item], text: str, lexicon: Lexicon) -> tuple[list[Item], list[Role]]:
    """Return the items with implied people as chunks, and the roles of the quantities among them, in order."""
    items = retagged(items, text, lexicon)
    tags = "".join([item[0] for item in items])
    if not TRIGGERS.isdisjoint(tags):
        items = chunk(items, tags, lexicon)
        tags = "".join([item[0] for item in items])
    elif _COUNTED.isdisjoint(tags):
        return items, []
    best: dict[int, _Candidate] = {}
    partial = parts_in(tags)
    parts = {at for some in partial if some.listed for at in some.positions}
    for frame in fitting(frozenset(tags), lexicon):
        for reach in reaches(frame, tags):
            _collect(best, items, tags, text, reach, frame, lexicon, parts)
    roles: dict[int, Role] = {}
    for position, candidate in sorted(best.items()):
        trigger = items[candidate.trigger][3]
        assert isinstance(trigger, Trigger)
        if trigger.form in _NOTHING:
            continue  # "fled the scene"
        quantity = quantity_at(items, position, text, lexicon)
        measure = Measure.KILLED if _razed(quantity, trigger.measure) else trigger.measure
        if candidate.counted and quantity.counted is None:
            quantity = replace(quantity, counted=text[candidate.counted[0] : candidate.counted[1]])
        rule = f"{measure}.{_told_of(items, position, trigger, measure) or candidate.frame}"
        roles[position] = Role(
            position,
            quantity,
            measure,
            rule,
            candidate.trigger,
            denied=candidate.denied,
            earlier=candidate.earlier,
            taken=text[slice(*items[candidate.trigger][1:3])].lower() in lexicon["attribution"]["taking"],
            confidence=round(min(0.95, max(0.5, 0.95 - 0.03 * candidate.distance)), 2),
        )
    for position, quantity, trigger, name in (
        *zeros(items, tags, text, lexicon),
        *counted_events(items, tags, text, lexicon),
        *suicides(items, {role.trigger for role in roles.values()}, text),
    ):
        roles[position] = Role(position, quantity, trigger.measure, f"{trigger.measure}.{name}", position)
    _by_noun(items, tags, roles, text, lexicon)
    return items, _parts(items, tags, partial, roles, text, lexicon)


def _collect(
    best: dict[int, _Candidate],
    items: Sequence[Item],
    tags: str,
    text: str,
    reach: Reach,
    frame: Frame,
    lexicon: Lexicon,
    parts: set[int],
) -> None:
    trigger_at, positions = reach.trigger, reach.reached
    trigger = items[trigger_at][3]
    assert isinstance(trigger, Trigger)
    if frame.measures and trigger.measure not in frame.measures:
        return
    people = lexicon["measures"][trigger.measure].get("people", False)
    nouns = event_nouns(lexicon)
    for rank, position in enumerate(positions):
        quantity = items[position][3]
        if isinstance(quantity, Quantity):
            own = nouns.get(head(quantity))
            if own and own is not trigger.measure:
                continue  # "seven bodies were pulled from the rubble": the noun says more than the verb
            if rank and trigger.form == "noun" and _state_apart(quantity, trigger.measure, lexicon):
                continue  # "the bodies of five men and nine wounded": who is wounded is no body
            if not _fits(quantity, trigger.measure, people, frame, lexicon):
                continue
            if frame.persons and quantity.unit != "person":
                continue
            if position > trigger_at and speaks(tags, position, counted=True):
                continue
            if frame.name == "participle" and _has_object(items, trigger_at, text, lexicon):
                continue
            if quantity.counted is None and _is_loss(quantity, text, lexicon):
                continue  # "the injury of six people and millions in losses"
            if tags[position + 1 : position + 2] == "S" and _is_calibre(items[position + 1]):
                continue  # "seized two .22 rifles"
            if trigger.measure is not Measure.DISPLACED and inhabits(quantity, text, lexicon):
                continue  # "a city of two million people was hit"
            if position < trigger_at and (
                of_others(tags, position) or disagrees(items, tags, position, trigger_at, text, lexicon)
            ):
                continue
        elif (
            not people
            or trigger.measure is Measure.PRESENT
            or (quantity in _NAMED and (trigger.measure not in _OF_NAMES or _is_thing(items, position, text, lexicon)))
            or (quantity == "q_surname" and _is_town(items, position, trigger_at, text, lexicon))
        ):
            continue  # "capturing Tal Jamu" takes no person
        elif speaks(tags, position, counted=False) or is_object(tags, position, trigger_at):
            continue
        elif frame.name == "participle" and _has_object(items, trigger_at, text, lexicon):
            continue  # "after her uncle shot her"
        elif frame.name == "noun_after" and text[items[trigger_at][2] - 1] in "sS":
            continue  # "where his aunt lives"
        between = tags[min(position, trigger_at) + 1 : max(position, trigger_at)]
        if between.endswith("cQ") and _is_bare(items[trigger_at - 1]):
            continue  # "700 people including 47 wounded": the state is that of the part
        if (
            position in parts
            and not frame.parts
            and (between.strip("xye") or _fleeing(items, trigger_at, text, lexicon))
        ):
            continue  # "including 12 children" takes its measure from the whole, not from what follows
        distance = len(between) + frame.cost + 2 * between.count(",")
        denied = "n" in tags and _is_denied(tags, trigger_at, position)
        single = not isinstance(quantity, Quantity) or (quantity.high == 1 and trigger.form == "die")
        if trigger.measure is Measure.KILLED and single:
            distance -= _DEATH_FIRST
        earlier = _is_earlier(tags, positions, rank)
        counted = (items[reach.phrase[0]][1], items[reach.phrase[1] - 1][2]) if reach.phrase else None
        candidate = _Candidate(distance, frame.order, frame.name, trigger_at, denied, earlier, counted)
        if position not in best or (candidate.distance, candidate.order) < (
            best[position].distance,
            best[position].order,
        ):
            best[position] = candidate


def _is_denied(tags: str, trigger_at: int, position: int) -> bool:
    """Return whether the verb of a trigger is denied, or the number itself: "did not kill 20", "the toll is not 20".

    What a relative clause denies is something else: "20 people who had not been warned died".
    """
    if tags[position - 1 : position] == "n" or _NOT_DONE.search(tags, max(0, trigger_at - _VERB), trigger_at):
        return True
    if position > trigger_at:
        return _NOT_SO.search(tags, trigger_at + 1, position) is not None
    return _NOT_SUFFERED.search(tags, position + 1, trigger_at + 1) is not None


def _has_object(items: Sequence[Item], at: int, text: str, lexicon: Lexicon) -> bool:
    """Return whether a pronoun behind a verb says who suffered it: "her uncle shot her while", not "shot her son"."""
    if at + 1 >= len(items):
        return False
    kind, start, end, _ = items[at + 1]
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


def _is_bare(item: Item) -> bool:
    return isinstance(item[3], Quantity) and item[3].counted is None


def _state_apart(quantity: Quantity, measure: Measure, lexicon: Lexicon) -> bool:
    own = state(quantity, lexicon)
    return own is not None and own is not measure


def _is_thing(items: Sequence[Item], at: int, text: str, lexicon: Lexicon) -> bool:
    """Return whether capitals are no person: "the elimination of Chemical Weapons"."""
    last = text[items[at][1] : items[at][2]].lower().rpartition(" ")[2]
    return last in things(lexicon) or singular(last, lexicon) in things(lexicon)


def _is_town(items: Sequence[Item], at: int, trigger_at: int, text: str, lexicon: Lexicon) -> bool:
    """Return whether one name is that of a town of which such things are said: "Homs was hurt", not "was shot"."""
    _, start, end, trigger = items[trigger_at]
    assert isinstance(trigger, Trigger)
    beyond = lexicon["measures"][Measure.KILLED]["beyond"]
    if trigger.measure is Measure.KILLED and text[start:end].lower() not in beyond:
        return False
    return resolve(text[slice(*items[at][1:3])]).id is not None


def _fleeing(items: Sequence[Item], at: int, text: str, lexicon: Lexicon) -> bool:
    """Return whether a trigger only says what those counted were doing: "including five children fleeing the town"."""
    kind, start, end, _ = items[at]
    ending: str = lexicon["phrases"]["gerund"]
    return kind == "I" and text[start:end].lower().endswith(ending)


def _is_earlier(tags: str, positions: Sequence[int], rank: int) -> bool:
    """Return whether a value is the one that was left: "from 12 to 19", "to 27 from 40"."""
    return len(positions) == 2 and tags[positions[0] + 1] in "tf" and tags[positions[rank] - 1] == "f"


def _razed(quantity: Quantity, measure: Measure) -> bool:
    """Return whether people are said to be destroyed, as armies say it: they are killed."""
    return quantity.unit == "person" and measure is Measure.DESTROYED


def _fits(quantity: Quantity, measure: Measure, people: bool, frame: Frame, lexicon: Lexicon) -> bool:
    """Return whether such things can be counted so: whatever is razed is no person, whoever is killed is no house.

    An unknown noun ("five personalities") is taken for people only by what happens to nobody else.
    """
    if quantity.unit in PEOPLE_UNITS:
        return people or quantity.unit == "1" or (frame.name in _RAZING and _razed(quantity, measure))
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


def _by_noun(items: Sequence[Item], tags: str, roles: dict[int, Role], text: str, lexicon: Lexicon) -> None:
    """Give what no frame reached the measure of its own noun or dimension."""
    nouns, dimensions = noun_measures(lexicon)
    for position, (kind, _, _, quantity) in enumerate(items):
        if kind not in "QU" or position in roles or not isinstance(quantity, Quantity):
            continue
        if kind == "U":
            measure = dimensions.get(quantity.dimension, Measure.COUNT)
            roles[position] = Role(position, quantity, measure, f"{measure}.dimension", happened=False)
            continue
        if found := state(quantity, lexicon):
            roles[position] = Role(position, quantity, found, f"{found}.modifier", confidence=0.9)
            continue
        measure = next((m for noun in heads(quantity) if (m := nouns.get(noun))), Measure.COUNT)
        if quantity.unit in lexicon["nouns"].get("doubtful", ()):
            measure = Measure.COUNT  # "cases" of something that is no disease
        if measure is Measure.COUNT and (how := held(quantity, text, lexicon)):
            roles[position] = Role(position, quantity, Measure.PRESENT, f"{Measure.PRESENT}.{how}", happened=False)
            continue
        happened = measure is not Measure.COUNT and head(quantity) in event_nouns(lexicon)
        roles[position] = Role(
            position,
            quantity,
            measure,
            f"{measure}.noun",
            denied=_NONE.search(tags, 0, position) is not None,
            happened=happened,
        )


def _told_of(items: Sequence[Item], at: int, trigger: Trigger, measure: Measure) -> str | None:
    """Return the rule of a number of some of those told of before ("nine of the dead", "among the dead were nine"),
    else None.
    """
    if trigger.form == _AMONG_THOSE:
        return "among_those"
    behind = items[at + 1][3] if at + 1 < len(items) and items[at + 1][0] == "E" else None
    return "of_those" if isinstance(behind, Trigger) and behind.measure is measure else None


def _is_degree(item: Item) -> bool:
    """Return whether a trigger says how badly those before it are hurt, who are some of those told of before."""
    return isinstance(item[3], Trigger) and item[3].form == DEGREE


def _parts(
    items: Sequence[Item],
    tags: str,
    partial: Sequence[Parts],
    roles: dict[int, Role],
    text: str,
    lexicon: Lexicon,
) -> list[Role]:
    """Tie "including 12 children" and "12 of them" to the whole before them, with its measure."""
    people = [p for p in sorted(roles) if roles[p].quantity.unit in PEOPLE_UNITS]
    for positions, _ in partial:
        told = items[positions[-1] + 1][3] if positions[-1] + 1 < len(items) else None  # "40 of the dead"
        wholes = [p for p in people if p < positions[0] and roles[p].measure is not Measure.COUNT]
        if isinstance(told, Trigger) and tags[positions[-1] + 1] == "E":
            wholes = [p for p in wholes if roles[p].measure is told.measure]
        if not wholes:
            continue
        whole = roles[wholes[-1]]
        if whole.part_of is not None:
            whole = roles[whole.part_of]
        for at in positions:
            own = roles.get(at)
            if own and own.trigger is not None and own.measure is not whole.measure:
                continue
            if own and own.quantity.unit not in PEOPLE_UNITS:
                continue
            if own is None and items[at][0] == "Q" and not isinstance(items[at][3], Quantity):
                continue  # "two boys, both brothers"
            quantity = own.quantity if own else quantity_at(items, at, text, lexicon)
            roles[at] = Role(
                at, quantity, whole.measure, f"{whole.measure}.part", whole.trigger, whole.position, whole.denied
            )
    for at in people:
        role, how = roles[at], roles[at].trigger
        if how is not None and role.part_of is None and _is_degree(items[how]):
            whole_at = next((p for p in reversed(people) if p < at and roles[p].measure is role.measure), None)
            roles[at] = role._replace(part_of=whole_at)
    for match in _AMONG.finditer(tags):
        full = roles.get(match.start("full"))
        for at in range(*match.span("parts")):
            part = roles.get(at)
            if part and full and part.measure is full.measure is not Measure.COUNT and part.part_of is None:
                roles[at] = part._replace(part_of=full.position)
    return [roles[position] for position in sorted(roles)]
