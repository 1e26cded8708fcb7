"""Words whose tag their neighbours decide, before the frames are searched.

"Left" is a verb of leaving before a town, "claims" one of killing before lives, "fatally" a state behind a number; the
members of "a family of five" are counted, the children of "a mother of two" are not.
"""

import re
from collections.abc import Sequence
from functools import cache

from facts.lexicon import Lexicon
from facts.model import Measure, Quantity
from facts.quantities.ages import persons
from facts.setting.place_choice import resolve
from facts.text.inflections import singular
from facts.text.tokens import Item, Trigger

_WORD = re.compile(r"[^\W\d_]+")
_GENITIVE = ("'s", "’s")
_GOES_ON = frozenset("xCpPNo")  # behind a noun: it is part of another one
_NEAR = 40  # characters in which words say what "cases" there are
DEGREE = "degree"  # the form of a trigger that says how badly those right before it are hurt
# "Blast Claims 11 Children", "33 Militants Claimed in Homs": no more than a place or a list follows.
_TAKES = re.compile(r"R[ady+]{0,2}Q(?=[,&i.S]|$|Q)|QB{0,2}R(?=i|$)")
# "in an ambush carried out near Homs": what happened there is no object or subject of "carried out"
_DONE = re.compile(r"(?<=[xCpPN])D(?![ady+]{0,2}Q)")
# "without killing anyone"; "he did not kill anyone" says nothing of others
_SPARED = re.compile(r"(?P<no>u)(?:G[,&]{1,2})?y?G(?P<any>x)")
# "a Syrian family of four", "a mother of two"
_BODY = re.compile(r"(?:[ad][xC]{0,2})?(?P<head>[xpPC])o(?=Q)")
# "five were shot, two fatally", "four of them seriously"
_DEGREE = re.compile(r"[,(&;][ady+]?Qe?(?P<how>[xC])(?=[,;.)&iwf]|$)")


def retagged(items: Sequence[Item], text: str, lexicon: Lexicon) -> list[Item]:
    """Return the items of a sentence, those retagged whose neighbours decide what they are."""
    changed = list(items)
    tags = "".join([item[0] for item in changed])
    if "BV" in tags:  # "the bombs were detonated": no finite verb
        changed = [
            ("x", *item[1:]) if item[0] == "V" and tags[at - 1 : at] == "B" else item for at, item in enumerate(changed)
        ]
        tags = tags.replace("BV", "Bx")
    if "uV" in tags:
        tags = _named(changed, tags, text, lexicon)
    if "D" in tags and "Q" in tags:
        tags = _done(changed, tags)
    if "u" in tags:
        _spare(changed, tags, text, lexicon)
    if "N" in tags:
        _doubt(changed, text, lexicon)
        if "xN" in tags:
            _own(changed, text, lexicon)
    if "oQ" in tags:
        _leave_out(changed, tags, text, lexicon)
        tags = "".join([item[0] for item in changed])
    if "Q" in tags:
        tags = _bear(changed, tags, lexicon)
        _grade(changed, tags, text, lexicon)
        if "R" in tags:
            _take(changed, tags, text, lexicon)
    _leave(changed, text, lexicon)
    return changed


def _named(items: list[Item], tags: str, text: str, lexicon: Lexicon) -> str:
    """Make words nouns behind "no" that may be verbs elsewhere: "no arrests"; return the tags."""
    at = tags.find("uV")
    while at >= 0:
        _, start, end, trigger = items[at + 1]
        if isinstance(trigger, Trigger) and text[start:end].lower() in lexicon["measures"][trigger.measure].get(
            "noun", ()
        ):
            items[at + 1] = ("N", start, end, Trigger(trigger.measure, "noun"))
            tags = f"{tags[: at + 1]}N{tags[at + 2 :]}"
        at = tags.find("uV", at + 1)
    return tags


def _done(items: list[Item], tags: str) -> str:
    """Take verbs of attacking for words where they only describe the noun before them; return the tags."""
    for match in _DONE.finditer(tags):
        at = match.start()
        trigger = items[at][3]
        if isinstance(trigger, Trigger) and trigger.measure is Measure.ATTACKS:
            items[at] = ("x", *items[at][1:3], None)
            tags = f"{tags[:at]}x{tags[at + 1 :]}"
    return tags


def _spare(items: list[Item], tags: str, text: str, lexicon: Lexicon) -> None:
    """Make "anyone" nobody where something happened "without killing anyone"."""
    for match in _SPARED.finditer(tags):
        at = match.start("any")
        _, start, end, _ = items[at]
        if text[start:end].lower() in lexicon["words"]["anyone"]:
            items[at] = ("z", start, end, None)


def _doubt(items: list[Item], text: str, lexicon: Lexicon) -> None:
    """Take nouns for words where others near them make them things: "murder cases", "cases before the court"."""
    doubtful = lexicon["nouns"].get("doubtful", {})
    for at, (kind, start, end, _) in enumerate(items):
        if kind == "N" and (cues := doubtful.get(singular(text[start:end].lower().split()[-1], lexicon))):
            near = _WORD.findall(text[max(0, start - _NEAR) : end + _NEAR].lower())
            if not set(cues).isdisjoint(near):
                items[at] = ("x", start, end, None)


def _own(items: list[Item], text: str, lexicon: Lexicon) -> None:
    """Make him a person whose body it is: "a man's body was found", not "a man's body armour"."""
    owned = lexicon["measures"][Measure.KILLED]["owned"]
    for at, (kind, start, end, _) in enumerate(items):
        if kind != "N" or not at or items[at - 1][0] != "x" or text[start:end].lower() not in owned:
            continue
        if at + 1 < len(items) and items[at + 1][0] in _GOES_ON:
            continue
        _, start, end, _ = items[at - 1]
        owner = text[start:end].lower()
        if owner.endswith(_GENITIVE) and owner[:-2] in persons(lexicon):
            items[at - 1] = ("p", start, end - 2, None)


def _bear(items: list[Item], tags: str, lexicon: Lexicon) -> str:
    """Put a sign before a number of such, as "a man with three gunshot wounds" is hurt; return the tags."""
    signs, ends = _signs(lexicon)
    at = tags.find("Q")
    while at >= 0:
        _, start, end, quantity = items[at]
        borne = isinstance(quantity, Quantity) and quantity.unit in ends and quantity.counted
        if borne and borne.lower() in signs:
            items.insert(at, ("N", start, end, Trigger(Measure.INJURED, "sign")))
            tags = f"{tags[:at]}N{tags[at:]}"
            at += 1
        at = tags.find("Q", at + 1)
    return tags


@cache
def _signs(lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str]]:
    """Return what people who are hurt bear, and the nouns of it in the singular."""
    signs = frozenset(lexicon["measures"][Measure.INJURED]["sign"])
    return signs, frozenset(singular(sign.rpartition(" ")[2], lexicon) for sign in signs)


def _leave_out(items: list[Item], tags: str, text: str, lexicon: Lexicon) -> None:
    """Take away "a family of" before a number, whose members are counted, and the children of "a mother of two"."""
    bodies, parents = (lexicon["nouns"]["bodies"][name] for name in ("nouns", "parents"))
    for match in reversed(list(_BODY.finditer(tags))):
        head, of = match.span("head"), match.end() - 1
        noun = text[slice(*items[head[0]][1:3])].lower()
        quantity = items[of + 1][3]
        bare = isinstance(quantity, Quantity) and quantity.counted is None
        if noun in bodies:
            del items[match.start() : of + 1]
        elif noun in parents and (bare or tags[of + 2 : of + 3] in tuple("BH")):
            del items[of : of + 2]


def _grade(items: list[Item], tags: str, text: str, lexicon: Lexicon) -> None:
    """Make the degree of a wound a state: "five were shot, two fatally"."""
    for match in _DEGREE.finditer(tags):
        at = match.start("how")
        _, start, end, _ = items[at]
        word = text[start:end].lower()
        for measure in (Measure.KILLED, Measure.INJURED):
            if word in lexicon["measures"][measure].get("degree", ()):
                items[at] = ("A", start, end, Trigger(measure, DEGREE))


def _leave(items: list[Item], text: str, lexicon: Lexicon) -> None:
    """Make verbs of leaving those of fleeing before places and days: "left Homs", "left Friday"."""
    words = lexicon["measures"][Measure.DISPLACED]["from_place"]
    sentence = text[items[0][1] : items[-1][2]].lower() if items else ""
    if not any(word in sentence for word in words):
        return
    for at, (kind, start, end, _) in enumerate(items[:-1]):
        if kind == "x" and text[start:end].lower() in words:
            following = items[at + 1 if items[at + 1][0] != "d" else min(at + 2, len(items) - 1)]
            if following[0] == "S" or _is_town(text, following, lexicon):
                items[at] = ("I", start, end, Trigger(Measure.DISPLACED, "die"))


def _is_town(text: str, item: Item, lexicon: Lexicon) -> bool:
    kind, start, end, quantity = item
    if isinstance(quantity, Quantity):
        return quantity.unit in lexicon["nouns"]["thing"]["places"]["nouns"]
    return kind == "C" and resolve(text[start:end]).id is not None


def _take(items: list[Item], tags: str, text: str, lexicon: Lexicon) -> None:
    """Make verbs of saying those of killing where they take lives: "Blast Claims 11 Children"."""
    for match in _TAKES.finditer(tags):
        at, quantity = tags.index("R", match.start()), items[tags.index("Q", match.start())][3]
        _, start, end, _ = items[at]
        word = text[start:end].lower()
        if isinstance(quantity, Quantity) and quantity.unit == "person" and word in lexicon["attribution"]["taking"]:
            kind, form = ("G", "ing") if word.endswith(lexicon["phrases"]["gerund"]) else ("D", "ed")
            items[at] = (kind, start, end, Trigger(Measure.KILLED, form))
