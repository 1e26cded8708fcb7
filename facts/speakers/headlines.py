"""Where a headline names its speaker: at a colon, behind a dash, or with no mark at all."""

import re

from facts.model import AttributionKind
from facts.speakers.words import Line

_PHRASE = re.compile(r"[adhxCpPoi]{1,6}$")
_GOVERNS = frozenset("oiftbmadhDGVR&")
_HARMLESS = (AttributionKind.MONITOR, AttributionKind.MEDIA)  # who is no object of a verb of harm
_LONGEST = 3  # words of a speaker without a mark

Found = tuple[tuple[int, int], tuple[int, int]]  # the speaker's items, the span of text that makes him one


def headline(line: Line) -> list[Found]:
    """Return the speaker of "12 killed: police", "Police: 12 killed", "Blast kills 12 - state TV", "… state TV"."""
    marked = _marked(line) if not {";", ","}.isdisjoint(line.tags) else []
    return marked or (_unmarked(line) if "Q" in line.tags else [])


def _marked(line: Line) -> list[Found]:
    for at, (kind, start, end, _) in enumerate(line.items):
        colon = kind == ";" and line.text[start:end] == ":"
        dash = kind == "," and line.text[max(0, start - 1) : end + 1] in (" - ", " – ", " — ")
        for left, right in ((at + 1, len(line.items)), (0, at)) if colon else ((at + 1, len(line.items)),) * dash:
            while right > left and line.tags[right - 1] == ".":
                right -= 1
            named = left < right and _PHRASE.fullmatch(line.tags[left:right]) and line.known(left, right)
            right = _without_byline(line, left, right) if named else right
            if dash and named and line.kind(left, right) is AttributionKind.ANONYMOUS:
                continue  # "… - Source: The Daily"
            if named and line.word(right - 1) not in line.lexicon["attribution"]["never"]:
                return [((left, right), (start, end))]
    return []


def _without_byline(line: Line, left: int, right: int) -> int:
    """Return where a speaker ends before the name of an author: "…: monitor | Jane Doe"."""
    names = line.lexicon["attribution"]["headline"]
    ends = (
        at for at in range(left + 1, right) if set(line.tags[at:right]) == {"C"} and _named(line, left, at) in names
    )
    return next(ends, right)


def _unmarked(line: Line) -> list[Found]:
    """Return the speaker at the end of a headline ("… in Homs suburb state TV") or before its number."""
    end = next((at for at in range(len(line.items)) if _closes(line, at)), len(line.items))
    names = line.lexicon["attribution"]["headline"]
    first = line.tags.index("Q")
    if 0 < first <= _LONGEST and _named(line, 0, first) in names:
        return [((0, first), line.items[first - 1][1:3])]
    if not end or line.text[line.items[end - 1][2] :][:1] == ".":
        return []
    for start in range(max(1, end - _LONGEST), end):
        if _named(line, start, end) not in names:
            continue
        # "… killed police" may have a subject; nobody kills an observatory.
        if line.tags[start - 1] not in _GOVERNS or (line.tags[start - 1] == "D" and line.kind(start, end) in _HARMLESS):
            return [((start, end), line.items[start][1:3])]
    return []


def _named(line: Line, start: int, end: int) -> str:
    return " ".join(line.lowered[line.items[start][1] : line.items[end - 1][2]].split())


def _closes(line: Line, at: int) -> bool:
    """Return whether the name of a page begins at an item: "… state TV - World - The Daily", "… monitor | Daily"."""
    kind, start, end, _ = line.items[at]
    return kind in ",;" and line.text[max(0, start - 1) : end + 1] in (" - ", " | ", " – ", " — ")
