"""Words whose tag their neighbours decide, before the frames are searched.

"Left" is a verb of leaving before a town, "claims" one of killing before lives, "fatally" a state behind a number; the
members of "a family of five" are counted, the children of "a mother of two" are not.
"""

import re
from collections.abc import Sequence

from facts.lexicon import Lexicon
from facts.model import Measure, Quantity
from facts.setting.gazetteer import resolve
from facts.text.tokens import Item, Trigger

DEGREE = "degree"  # the form of a trigger that says how badly those right before it are hurt
# "Blast Claims 11 Children", "33 Militants Claimed in Homs": no more than a place or a list follows.
_TAKES = re.compile(r"R[ady+]{0,2}Q(?=[,&i.S]|$|Q)|QB{0,2}R(?=i|$)")
# "a Syrian family of four"
_BODY = re.compile(r"(?:[ad][xC]{0,2})?(?P<body>[xpP])o(?=Q)")
# "five were shot, two fatally", "four of them seriously"
_DEGREE = re.compile(r"(?<=[,(&;])[ady+]?Qe?(?P<how>[xC])(?=[,;.)&iwf]|$)")
# "a mother of two": one person
_PARENT = re.compile(r"(?P<parent>[pxC])(?P<of>oQ)")


def retagged(items: Sequence[Item], text: str, lexicon: Lexicon) -> list[Item]:
    """Return the items of a sentence, those retagged whose neighbours decide what they are."""
    bodies = _of_parents(_of_bodies(list(items), text, lexicon), text, lexicon)
    return _leaving(_taking(_graded(bodies, text, lexicon), text, lexicon), text, lexicon)


def _of_bodies(items: list[Item], text: str, lexicon: Lexicon) -> list[Item]:
    """Return the items without "a family of" before a number: its members are counted."""
    tags = "".join([item[0] for item in items])
    bodies = lexicon["nouns"]["bodies"]["nouns"]
    for match in reversed(list(_BODY.finditer(tags)) if "oQ" in tags else []):
        if text[slice(*items[match.start("body")][1:3])].lower() in bodies:
            del items[match.start() : match.end()]
    return items


def _of_parents(items: list[Item], text: str, lexicon: Lexicon) -> list[Item]:
    """Return the items without the children of "a mother of two": it is she who is counted."""
    tags = "".join([item[0] for item in items])
    parents = lexicon["nouns"]["bodies"]["parents"]
    for match in reversed(list(_PARENT.finditer(tags)) if "oQ" in tags else []):
        quantity = items[match.end() - 1][3]
        bare = isinstance(quantity, Quantity) and quantity.counted is None
        alone = bare or tags[match.end() : match.end() + 1] in tuple("BH")
        if alone and text[slice(*items[match.start("parent")][1:3])].lower() in parents:
            del items[slice(*match.span("of"))]
    return items


def _graded(items: list[Item], text: str, lexicon: Lexicon) -> list[Item]:
    """Return the items with the degree of a wound as a state: "five were shot, two fatally"."""
    tags = "".join([item[0] for item in items])
    for match in _DEGREE.finditer(tags) if "Q" in tags else ():
        at = match.start("how")
        _, start, end, _ = items[at]
        word = text[start:end].lower()
        for measure in (Measure.KILLED, Measure.INJURED):
            if word in lexicon["measures"][measure].get("degree", ()):
                items[at] = ("A", start, end, Trigger(measure, DEGREE))
    return items


def _leaving(items: list[Item], text: str, lexicon: Lexicon) -> list[Item]:
    """Return the items with verbs of leaving as those of fleeing before places and days: "left Homs", "left Friday"."""
    words = lexicon["measures"][Measure.DISPLACED]["from_place"]
    for at, (kind, start, end, _) in enumerate(items[:-1]):
        if kind == "x" and text[start:end].lower() in words:
            following = items[at + 1 if items[at + 1][0] != "d" else min(at + 2, len(items) - 1)]
            if following[0] == "S" or _is_town(text, following, lexicon):
                items[at] = ("I", start, end, Trigger(Measure.DISPLACED, "die"))
    return items


def _is_town(text: str, item: Item, lexicon: Lexicon) -> bool:
    kind, start, end, quantity = item
    if isinstance(quantity, Quantity):
        return quantity.unit in lexicon["nouns"]["thing"]["places"]["nouns"]
    return kind == "C" and resolve(text[start:end]).id is not None


def _taking(items: list[Item], text: str, lexicon: Lexicon) -> list[Item]:
    """Return the items with verbs of saying as verbs of killing where they take lives: "Blast Claims 11 Children"."""
    tags = "".join([item[0] for item in items])
    for match in _TAKES.finditer(tags) if "R" in tags else ():
        at, quantity = tags.index("R", match.start()), items[tags.index("Q", match.start())][3]
        _, start, end, _ = items[at]
        word = text[start:end].lower()
        if isinstance(quantity, Quantity) and quantity.unit == "person" and word in lexicon["attribution"]["taking"]:
            kind, form = ("G", "ing") if word.endswith(lexicon["phrases"]["gerund"]) else ("D", "ed")
            items[at] = (kind, start, end, Trigger(Measure.KILLED, form))
    return items
