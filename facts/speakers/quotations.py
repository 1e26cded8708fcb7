"""Who speaks inside quotation marks: a speaker may stand sentences away from the number that he gives.

"Two shells hit us. Nine people died," the mayor said. He added: "Four are missing. Two more are in hospital."
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter, itemgetter

from facts.model import Claim, Speaker
from facts.speakers.attribution import Saying

_START = attrgetter("start")
_MARK = re.compile('["“”]')
_LONGEST = 1500  # characters of a quotation
_BEHIND, _AHEAD, _NEXT = 3, 12, 4  # characters between it and the name behind, the verb ahead, the quotation before


def speaking(claims: Sequence[Claim], text: str, found: Sequence[Saying]) -> list[Claim]:
    """Return the claims of a field, those inside a quotation with its speaker.

    Where their sentence names somebody, only who stands right behind the quotation says better.
    """
    spans = _quotations(text) if found else []
    if not spans:
        return list(claims)
    out = []
    for claim in claims:
        index = bisect_right(spans, claim.quantity.start, key=itemgetter(0)) - 1
        if index >= 0 and claim.quantity.start < spans[index][1]:
            speaker = _behind(spans[index], found) or (None if claim.attribution else _ahead(index, spans, found))
            if speaker:
                claim = replace(claim, attribution=speaker.name, attribution_kind=speaker.kind)
        out.append(claim)
    return out


def _behind(span: tuple[int, int], found: Sequence[Saying]) -> Speaker | None:
    """Return who stands right behind a quotation: "…," the mayor said."""
    index = bisect_left(found, span[1] - 1, key=_START)
    return found[index].speaker if index < len(found) and found[index].start - span[1] <= _BEHIND else None


def _ahead(index: int, spans: Sequence[tuple[int, int]], found: Sequence[Saying]) -> Speaker | None:
    """Return who stands right before a quotation, or says the one that it carries on."""
    start = spans[index][0]
    last = bisect_left(found, start, key=_START) - 1
    if last < 0 or found[last].end > start:
        return None
    said = found[last]
    carried = index > 0 and start - said.end <= _NEXT and -1 <= said.start - spans[index - 1][1] <= _BEHIND
    return said.speaker if carried or start - said.verb_end <= _AHEAD else None


def _quotations(text: str) -> list[tuple[int, int]]:
    """Return the spans from opening to closing mark; a mark opens before a word and closes behind one."""
    spans: list[tuple[int, int]] = []
    opened = None
    for match in _MARK.finditer(text):
        at = match.start()
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if match[0] == "“" or (match[0] == '"' and not before.strip(" \n\t([") and after.strip()):
            opened = at
        elif opened is not None:
            if at - opened <= _LONGEST:
                spans.append((opened, at + 1))
            opened = None
    return spans
