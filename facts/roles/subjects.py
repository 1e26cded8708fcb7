"""Whether those counted can be the subject or object of a word at all: people who speak, and whose wives died."""

import re
from collections.abc import Sequence

from facts.lexicon import Lexicon
from facts.model import Quantity
from facts.text.tokens import Item, is_singular

# A person who speaks was not harmed: "killed 12, a doctor said"; "killed four, two residents said".
_SPEAKS = re.compile(r"(?>(?:[oixf][adhxCpPyS]{1,6}){0,3})[yHSx,]{0,3}R")
_SPEAKS_LAST = re.compile(r"R(?:[.;]|$)")
_OF_OTHERS = re.compile(r"(?:[Ppq]o[adh]?|Qf[dh]?)$")
_OF_SHARE = re.compile(r"Uo[adhxC]{0,3}$")
_OF_WHOLE = re.compile(r"(?:^|[;.])o[dh]?[xC]{0,2}$")  # "Of the 40 hostages, 12 were freed"
_OF_SOME = re.compile(r"Qo[dh]?$")  # "three of the 16 crew survived"
_VERB = re.compile(r"[BH][BHynxD]*$")


def speaks(tags: str, position: int, *, counted: bool) -> bool:
    """Return whether those at a position behind the trigger are who says so."""
    return (_SPEAKS_LAST if counted else _SPEAKS).match(tags, position + 1) is not None


def of_others(tags: str, position: int) -> bool:
    """Return whether those counted say whose people are meant: "the wives of five rebels", "12 from five families"."""
    follows = tags[position + 1 : position + 2]
    patterns = [_OF_OTHERS]
    if follows == ",":
        patterns.append(_OF_WHOLE)
    if follows not in ("D", "A", "W"):  # "6% of the two million displaced", "two of the six who were killed"
        patterns += _OF_SHARE, _OF_SOME
    return any(pattern.search(tags, max(0, position - 5), position) is not None for pattern in patterns)


def is_object(tags: str, position: int, trigger_at: int) -> bool:
    """Return whether one before a trigger only says whose somebody else is, or is governed by a preposition, and so no
    subject: "the flat she shared with her brother was raided", "shot by an officer he died".
    """
    if position > trigger_at:
        return False
    led = tags[max(0, position - 1) : position] in ("i", "b", "f", "t")
    verbal = tags[trigger_at] == "I" or _VERB.search(tags, position + 1, trigger_at) is not None
    return (led and verbal) or of_others(tags, position)


def disagrees(items: Sequence[Item], tags: str, position: int, trigger_at: int, text: str, lexicon: Lexicon) -> bool:
    """Return whether several people would have to be the subject of "was": "dozens of families … was evacuated"."""
    quantity = items[position][3]
    if tags[position] != "Q" or not isinstance(quantity, Quantity) or tags[max(0, position - 1) : position] == "o":
        return False
    verb = _VERB.search(tags, position + 1, trigger_at)
    several = quantity.counted is not None and (quantity.low or quantity.high or 0) > 1
    return several and verb is not None and is_singular(text[slice(*items[verb.start()][1:3])].lower(), lexicon)
