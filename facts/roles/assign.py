"""What each quantity of a sentence counts: the frames of the lexicon, searched in the sentence as tags.

Of all frames that reach a quantity the one with the fewest words between trigger and quantity wins, then the
earlier frame. Implied quantities ("a farmer", "his wife", "nobody") are made only where a frame reaches them.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from facts.lexicon import Lexicon
from facts.model import Measure, Quantity
from facts.roles.counted_nouns import (
    PEOPLE_UNITS,
    event_nouns,
    head,
    heads,
    held,
    noun_measures,
    state,
)
from facts.roles.frames import Frame, Parts, Reach, fitting, parts_in, reaches
from facts.roles.implied import chunk, counted_events, quantity_at, suicides, zeros
from facts.roles.retagging import DEGREE, retagged
from facts.roles.spelt import may_spell, spelt_out
from facts.roles.suited import Tagged, counts, is_bare, is_denied, is_fleeing, razed, state_apart, suffers
from facts.text.tokens import TRIGGERS, Item, Trigger

_COUNTED = frozenset("QU")
# "nine children are among the 26 dead", "nine of 26 people killed"
_AMONG = re.compile(
    r"(?P<parts>[Qq](?:[,&]{1,2}[Qq])*)(?:(?:c[^BDIVRWw;,]{1,10},?)?[HMyn]{0,3}B?y?m[d+]?|od?)(?P<full>Q)(?=[DA])"
)
_AMONG_THOSE = "among"  # the form of a trigger that says of whom those counted are some
_NONE = re.compile(r"nB?[ady]*\Z")  # "there were not 20 deaths", "there have never been 20 deaths"
OF_THOSE: Final = (".of_those", ".of_those_too", ".of_those_first", ".among_those", ".included")  # rules of some of
# those told of before
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
        measure = Measure.KILLED if razed(quantity, trigger.measure) else trigger.measure
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
    """Add what a frame reaches to the best candidates for each position, where the words allow it."""
    trigger_at, positions = reach.trigger, reach.reached
    trigger = items[trigger_at][3]
    assert isinstance(trigger, Trigger)
    if frame.measures and trigger.measure not in frame.measures:
        return
    sentence = Tagged(items, tags, text, lexicon)
    for rank, position in enumerate(positions):
        quantity = items[position][3]
        if isinstance(quantity, Quantity):
            if rank and trigger.form == "noun" and state_apart(quantity, trigger.measure, lexicon):
                continue  # "the bodies of five men and nine wounded": who is wounded is no body
            if not counts(sentence, position, quantity, trigger_at, trigger, frame):
                continue
        elif not suffers(sentence, position, trigger_at, trigger, frame):
            continue
        between = tags[min(position, trigger_at) + 1 : max(position, trigger_at)]
        if between.endswith("cQ") and is_bare(items[trigger_at - 1]):
            continue  # "700 people including 47 wounded": the state is that of the part
        listed = position in parts and not frame.parts
        if listed and (between.strip("xye") or is_fleeing(sentence, trigger_at)):
            continue  # "including 12 children" takes its measure from the whole, not from what follows
        distance = len(between) + frame.cost + 2 * between.count(",")
        single = not isinstance(quantity, Quantity) or (quantity.high == 1 and trigger.form == "die")
        if trigger.measure is Measure.KILLED and single:
            distance -= _DEATH_FIRST
        found = best.get(position)
        if found is None or (distance, frame.order) < (found.distance, found.order):
            denied = "n" in tags and is_denied(tags, trigger_at, position)
            counted = (items[reach.phrase[0]][1], items[reach.phrase[1] - 1][2]) if reach.phrase else None
            earlier = _is_earlier(tags, positions, rank)
            best[position] = _Candidate(distance, frame.order, frame.name, trigger_at, denied, earlier, counted)


def _is_earlier(tags: str, positions: Sequence[int], rank: int) -> bool:
    """Return whether a value is the one that was left: "from 12 to 19", "to 27 from 40"."""
    return len(positions) == 2 and tags[positions[0] + 1] in "tf" and tags[positions[rank] - 1] == "f"


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
    _spell(items, tags, roles, text, lexicon)
    return [roles[position] for position in sorted(roles)]


def _spell(items: Sequence[Item], tags: str, roles: dict[int, Role], text: str, lexicon: Lexicon) -> None:
    """Tie the numbers that a whole is spelt out in to it, unless something else befell them."""
    if not may_spell(tags):
        return
    wholes = {
        at: role.quantity
        for at, role in roles.items()
        if role.happened and role.part_of is None and role.quantity.unit in PEOPLE_UNITS
    }
    for at, parts, alone, enclosed in spelt_out(items, tags, wholes, text, lexicon):
        whole = roles[at]
        own = [roles.get(part) for part in parts]
        same = all(role.measure is whole.measure if role and role.happened else alone for role in own)
        if not (same or enclosed):
            continue
        for part, quantity in parts.items():
            roles[part] = Role(part, quantity, whole.measure, f"{whole.measure}.part", whole.trigger, at, whole.denied)
