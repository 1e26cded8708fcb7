"""Who speaks inside quotation marks: a speaker may stand sentences away from the number that he gives.

"Two shells hit us. Nine people died," the mayor said. He added: "Four are missing. Two more are in hospital."
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter, itemgetter

from facts.lexicon import Lexicon
from facts.model import Claim, Speaker
from facts.speakers.attribution import Saying, says_more

_START = attrgetter("start")
_MARK = re.compile('["“”]')
_LONGEST = 1500  # characters of a quotation
_BEHIND, _AHEAD = 3, 12  # characters between it and the name behind, the verb ahead
_CARRIED = re.compile(r"[^.,;:!?\"“”]{0,40}[.,:;]? *")  # between who says a quotation and the next: " in a statement. "


def speaking(claims: Sequence[Claim], text: str, found: Sequence[Saying], lexicon: Lexicon) -> list[Claim]:
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
            speaker = _behind(spans[index], found, text, lexicon)
            speaker = speaker or (None if claim.attribution else _ahead(index, spans, found, text))
            if speaker:
                claim = replace(claim, attribution=speaker.name, attribution_kind=speaker.kind)
        out.append(claim)
    return out


def _behind(span: tuple[int, int], found: Sequence[Saying], text: str, lexicon: Lexicon) -> Speaker | None:
    """Return who stands right behind a quotation: "…," the mayor said. One that ends in a full stop is followed by a
    sentence of its own: "… nine died." Doctors said the ward was full.
    """
    index = bisect_left(found, span[1] - 1, key=_START)
    if index == len(found) or found[index].start - span[1] > _BEHIND:
        return None
    apart = text[span[1] - 2] == "." and says_more(found[index], text, lexicon)
    return None if apart else found[index].speaker


def _ahead(index: int, spans: Sequence[tuple[int, int]], found: Sequence[Saying], text: str) -> Speaker | None:
    """Return who stands right before a quotation, or says the one that it carries on."""
    start = spans[index][0]
    last = bisect_left(found, start, key=_START) - 1
    if last < 0 or found[last].end > start:
        return None
    said = found[last]
    carried = index > 0 and -1 <= said.start - spans[index - 1][1] <= _BEHIND
    carried = carried and _CARRIED.fullmatch(text, max(said.end, said.verb_end), start) is not None
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
