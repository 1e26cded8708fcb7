"""Who speaks inside quotation marks: a speaker may stand sentences away from the number that he gives.

"Two shells hit us. Nine people died," the mayor said. He added: "Four are missing. Two more are in hospital."
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from facts.attribution import Saying
from facts.model import Claim, Speaker

_MARK = re.compile('["“”]')
_LONGEST = 1500  # characters of a quotation
_BEHIND, _AHEAD, _NEXT = 3, 12, 4  # characters between it and the name behind, the verb ahead, the quotation before


def speaking(claims: Sequence[Claim], text: str, found: Sequence[Saying]) -> list[Claim]:
    """Return the claims of a field, those inside a quotation with its speaker where their sentence names nobody."""
    if not found or all(claim.attribution for claim in claims):
        return list(claims)
    spans = _quotations(text)
    out = []
    for claim in claims:
        at = claim.quantity.start
        span = next((span for span in spans if span[0] <= at < span[1]), None) if claim.attribution is None else None
        speaker = _speaker(span, spans, found) if span else None
        if speaker:
            claim = replace(claim, attribution=speaker.name, attribution_kind=speaker.kind)
        out.append(claim)
    return out


def _speaker(span: tuple[int, int], spans: Sequence[tuple[int, int]], found: Sequence[Saying]) -> Speaker | None:
    """Return who says a quotation: right behind it, right before it, else who says the one that it carries on."""
    start, end = span
    behind = next((said for said in found if said.start >= end - 1), None)
    if behind and behind.start - end <= _BEHIND:
        return behind.speaker
    ahead = next((said for said in reversed(found) if said.end <= start), None)
    if ahead is None:
        return None
    if start - ahead.verb_end <= _AHEAD:
        return ahead.speaker
    carried = start - ahead.end <= _NEXT and any(-1 <= ahead.start - other[1] <= _BEHIND for other in spans)
    return ahead.speaker if carried else None


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
