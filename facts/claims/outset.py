"""Where a document is set out to be, the one town that its title and first sentences name, and where its report ends.

Reports name a town beside the first number, or say "in the town" and name it a sentence later. Behind the report pages
print the headlines of others.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from facts.claims.where import AWAY
from facts.lexicon import Lexicon
from facts.model import Field, Place
from facts.setting.places import Mention
from facts.text.sentences import Sentence

_FIRST = 4  # sentences
_HEAD = 3  # the part of a text, a third, in which a page prints headlines before its report


@dataclass(slots=True)
class Outset:
    """The places that a title and the first sentences of a text name, where in the text these end, and its foot: where
    the page goes on with other reports.
    """

    places: dict[Place, None] = field(default_factory=dict)
    sentences: int = 0
    end: int = 0
    foot: int | None = None

    def hear(self, where: Field, sentence: Sentence, here: Iterable[Mention]) -> None:
        """Take up the places of a sentence; a text's are those that something stands in or at."""
        if where == "title":
            self.places.update((mention.place, None) for mention in here if mention.cue not in AWAY)
        elif self.sentences < _FIRST:
            self.sentences, self.end = self.sentences + 1, sentence.end
            self.places.update((mention.place, None) for mention in here if mention.cue == "preposition")

    def read(self, lowered: str, lexicon: Lexicon) -> None:
        """Find the foot of a text in lower case."""
        found = _foot(lexicon).search(lowered, len(lowered) // _HEAD)
        self.foot = found.start() if found else None

    def town(self) -> Place | None:
        """Return the only town that is named, or else the only province; None if there are several, or none."""
        within = {place.name or place.written: place for place in self.places if place.kind != "country"}
        towns = {name: place for name, place in within.items() if place.kind in ("city", None)}
        found = towns or within
        around = {place.within for place in within.values()}
        if len(found) != 1 or (towns and len(around - {None}) > 1):
            return None
        return next(iter(found.values()))


@cache
def _foot(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of what a page prints before the headlines of other reports: "... 91 related"."""
    return re.compile(lexicon["events"]["foot"]["pattern"])
