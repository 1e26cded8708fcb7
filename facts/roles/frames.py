"""Frames of the lexicon, searched in a sentence of tags: which word says what is counted, and what it reaches.

The alphabet of tags is described in facts/lexicon/en/frames.toml.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import count
from typing import NamedTuple

from facts.lexicon import Lexicon
from facts.text.words import compiled

_TRIGGER = re.compile(r"[A-Z]")
_MACRO = re.compile(r"\{([a-z]+)\}")
_GROUP = "(?P<q>"
_REACHED = "Qqz"
# "including 12 children and 3 women", "12 of them", "12 children included"; a number with its own verb ends the list,
# and one behind all that is listed begins another clause: "including women and boys, and 107 others were wounded".
_PARTS = re.compile(
    r"(?:c|,e|od?Q(?:[AD],?|,)|md?Q[AD]B)(?:[ady+xCiP]|&(?!xQ)){0,6}(?!(?<=P&)QB{1,2}[yn]{0,2}D)"
    r"(?P<listed>[Qq](?>(?:[,&]{0,2}[ad]?[Qq](?![eE]|x?[DAI])){0,40}))"
    r"|(?P<them>[Qq])[eE]|(?<=[DIA,])(?P<ahead>[Qq](?>(?:[,&]{1,2}[ad]?[Qq]){0,40}))(?=c(?:[,;.]|$))"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """How a trigger and what it counts stand together; `order` decides between equals."""

    order: int
    name: str
    pattern: str
    cost: int
    measures: frozenset[str]
    triggers: frozenset[str]  # the tags of which a sentence must hold one
    persons: bool
    parts: bool


class Reach(NamedTuple):
    """Where a frame stands in the tags: its trigger, what it reaches, a noun phrase that it names apart from these."""

    trigger: int
    reached: tuple[int, ...]
    phrase: tuple[int, int] | None


class Parts(NamedTuple):
    """Where parts of a whole stand in the tags; `listed` beside "including", else before "of them"."""

    positions: tuple[int, ...]
    listed: bool


def parts_in(tags: str) -> list[Parts]:
    """Return the parts that words of a sentence tie to a whole before them."""
    found = []
    for match in _PARTS.finditer(tags):
        start, end = match.span(match.lastgroup or 0)
        listed = match["them"] is None and tags[match.start()] != "o"  # "Of the 40 hostages, 12 were freed"
        found.append(Parts(tuple(at for at in range(start, end) if tags[at] in "Qq"), listed))
    return found


@lru_cache(maxsize=4096)
def fitting(tags: frozenset[str], lexicon: Lexicon) -> tuple[Frame, ...]:
    """Return the frames, in order, that can reach people or things in a sentence of these tags."""
    return () if tags.isdisjoint(_REACHED) else tuple(f for f in _frames(lexicon) if not f.triggers.isdisjoint(tags))


def reaches(frame: Frame, tags: str) -> Iterator[Reach]:
    """Yield where a frame stands in the tags; from each place where it can begin, also inside another."""
    pattern, groups = _compiled(frame.pattern)
    match = pattern.search(tags)
    while match:
        spans = (match.span(group) for group in groups)
        reached = tuple(at for start, end in spans if start >= 0 for at in range(start, end) if tags[at] in _REACHED)
        phrase = match.span("np") if "np" in pattern.groupindex and match["np"] else None
        yield Reach(match.start("t"), reached, phrase)
        match = pattern.search(tags, match.start() + 1)


@cache
def _compiled(pattern: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """Return the pattern of a frame, compiled when a sentence first needs it, and its groups of what is reached."""
    numbers = count()
    while _GROUP in pattern:
        pattern = pattern.replace(_GROUP, f"(?P<q{next(numbers)}>", 1)
    return compiled(pattern), tuple(f"q{number}" for number in range(next(numbers)))


@cache
def _frames(lexicon: Lexicon) -> tuple[Frame, ...]:
    table = lexicon["frames"]
    macros = table["macros"]

    def expand(pattern: str) -> str:
        while (expanded := _MACRO.sub(lambda m: macros[m[1]], pattern)) != pattern:
            pattern = expanded
        return pattern

    return tuple(
        Frame(
            order,
            frame["name"],
            expand(frame["pattern"]),
            frame.get("cost", 0),
            frozenset(frame.get("measures", ())),
            frozenset(_TRIGGER.findall(frame["pattern"].partition("(?P<t>")[2].partition(")")[0])),
            frame.get("persons", False),
            frame.get("parts", False),
        )
        for order, frame in enumerate(table["frame"])
    )
