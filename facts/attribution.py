"""Who gives a number inside the text: the speakers of a sentence, as written, and their kind.

A speaker stands before a verb of saying ("the Observatory said"), after it (", said Rami Abdurrahman"), behind
"according to", or at either end of a headline ("12 killed: police"). Nobody named is None, never the outlet.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from facts.headlines import headline
from facts.lexicon import Lexicon
from facts.model import AttributionKind, Quantity, Speaker
from facts.places import resolve
from facts.speaker_words import Line, kind_of
from facts.speakers import before, behind
from facts.tokens import Item

_ASIDE = re.compile(r",(?:W[^;]{1,40}|[adhxCpPyi][^;R]{0,40}),[yH]*+$")
_LINK = re.compile("[oif]")
_SPACE = re.compile(r"\s+")
_ENDS = ("", ",", ";", "W")  # what follows a speaker behind the verb where the sentence ends with him
_FAR = 40  # items of a clause between a speaker and his verb
_SPEAKING = frozenset("RgT")
_NOBODY = AttributionKind.NONE


class Saying(NamedTuple):
    """A speaker, the word that makes him one (its span), and the span of his name with all up to that word."""

    speaker: Speaker
    at: int
    verb_end: int
    start: int
    end: int


def sayings(
    items: Sequence[Item],
    text: str,
    lowered: str,
    lexicon: Lexicon,
    *,
    previous: Speaker | None = None,
    kinds: Mapping[str, AttributionKind] | None = None,
) -> list[Saying]:
    """Return the sayings of a sentence in order; a pronoun takes up `previous`, the last speaker of the paragraph.

    `kinds` are those of persons named before: "Rami Salem, head of the clinic, … Salem said".
    """
    line = _line(items, text, lowered, lexicon)
    found = []
    for index, kind in enumerate(line.tags):
        if kind not in "Rg" or _takes(line, index):
            continue
        for span, until in _spans(line, index):
            if speaker := _speaker(line, span, index, until, previous, kinds or {}):
                first, last = min(span[0], index), max(span[1] - 1, index)
                found.append(Saying(speaker, items[index][1], items[index][2], items[first][1], items[last][2]))
                break
    return found or [
        Saying(Speaker(line.written(*span), line.kind(*span)), *mark, items[span[0]][1], items[span[1] - 1][2])
        for span, mark in headline(line)
    ]


def governing(found: Sequence[Saying], offset: int) -> Speaker | None:
    """Return who speaks at an offset: the nearest saying before it, else the first after it."""
    earlier = [saying for saying in found if saying.at <= offset]
    chosen = earlier[-1] if earlier else next(iter(found), None)
    return chosen.speaker if chosen else None


@dataclass(slots=True)
class Heard:
    """The sayings of a field so far, and the kind of each person by the last word of his name, in lower case."""

    said: list[Saying] = field(default_factory=list)
    kinds: dict[str, AttributionKind] = field(default_factory=dict)

    def add(self, found: Sequence[Saying]) -> None:
        """Take up the sayings of a sentence."""
        self.said += found
        for saying in found:
            if saying.speaker.kind is not _NOBODY:
                self.kinds.setdefault(_last_name(saying.speaker.name), saying.speaker.kind)


def _line(items: Sequence[Item], text: str, lowered: str, lexicon: Lexicon) -> Line:
    """Return the sentence with verbs of saying as nouns where they are ("a report"), and givers of tolls as verbs."""
    tags = "".join([item[0] for item in items])
    line = Line(items, tags, text, lowered, lexicon)
    if _SPEAKING.isdisjoint(tags):
        return line  # nobody says anything
    changed = [_read_anew(line, at) if tag in "RxV" else tag for at, tag in enumerate(tags)]
    return line._replace(tags="".join(changed))


def _read_anew(line: Line, at: int) -> str:
    """Return the tag of a word as speakers need it."""
    tags, tag, word, table = line.tags, line.tags[at], line.word(at), line.lexicon["attribution"]
    if tag == "R":
        return "x" if word in table["nouns"] and _is_noun(tags, at) else tag
    named = line.text[line.items[at][1] : line.items[at][2]] != word
    if tag == "V" and tags[max(0, at - 1) : at] in tuple("adh"):
        return "x"  # "the rescue service"
    if tag == "V":
        return "S" if named and word in line.lexicon["dates"]["months"] else tag  # "in March"
    if word in table["giving"] and "T" in tags[at + 1 : at + 8]:
        return "R"
    return "C" if named or word in table["particles"] else tag  # "al-Hassan", "Staffan de Mistura"


def _is_noun(tags: str, at: int) -> bool:
    """Return whether a word that may be a verb is a noun: "a report", "a local report", "reports say"."""
    article = tags[max(0, at - 1) : at] in tuple("adh")
    described = tags[max(0, at - 2) : at - 1] in tuple("adh") and tags[at - 1] in "xCQ"
    return article or described or tags[at + 1 : at + 2] == "R" or "g" in tags[max(0, at - 3) : at]


def _takes(line: Line, verb: int) -> bool:
    """Return whether the verb takes lives and says nothing: "Blasts Claim 4 Martyrs"."""
    if line.word(verb) not in line.lexicon["attribution"]["taking"]:
        return False
    after = line.items[verb + 1][3] if verb + 1 < len(line.items) else None
    return isinstance(after, Quantity) and after.unit == "person"


def _spans(line: Line, verb: int) -> list[tuple[tuple[int, int], int]]:
    """Return where the speaker of a verb may stand, the best first, and up to which item words may tell his kind."""
    if line.tags[verb] == "g":
        return [(span, span[1]) for span in (behind(line, verb + 1),) if span]
    quoted = line.tags[verb - 1 : verb + 2] == "BRb" and line.word(verb) in line.lexicon["attribution"]["quoted"]
    if line.tags[verb + 1 : verb + 2] == "b" and not quoted:
        taken = line.word(verb) in line.lexicon["attribution"]["taking"]  # "an attack claimed by …": not the number
        return [] if taken else _passive(line, verb)  # "as reported by …"
    end = _subject_end(line, verb - quoted)  # "the doctor was quoted by …" says what the doctor says
    inverted = _inverted(line, verb)
    participle = line.word(verb).endswith(line.lexicon["phrases"]["gerund"])
    if end and line.tags[end - 1] == "B":
        return _beside(line, end - 1) if participle else _passive(line, verb)  # "activists are reporting that …"
    if participle:
        return _of_participle(line, verb, end)
    if inverted and _closes(line, inverted, before(line, end)):
        return [(inverted, inverted[1])]
    beside, relative = _beside(line, end), _relative(line, verb, end)
    direct = (
        beside
        and line.known(*beside[0][0])
        and not (relative and not relative[0][0][0] and line.known(*relative[0][0]))
    )
    spans = [*beside, *relative] if direct else [*relative, *beside]
    spans = spans or _doing(line, verb)
    if inverted and (not spans or line.tags[end - 1] in ",;"):
        spans.append((inverted, inverted[1]))
    return spans


def _closes(line: Line, inverted: tuple[int, int], span: tuple[int, int] | None) -> bool:
    """Return whether a sentence ends with its speaker, and what stands before the verb is no subject of its own."""
    if line.tags[inverted[1] : inverted[1] + 1] not in _ENDS or not line.known(*inverted):
        return False
    return span is None or line.tags[max(0, span[0] - 1) : span[0]] not in ("", ",", ";", "S")


def _subject_end(line: Line, end: int) -> int:
    """Return where the subject of a verb ends: before "has", "also", "(SOHR)", "on Wednesday"."""
    tags = line.tags
    opened = tags[max(0, end - 2) : end] == "H;"  # "the Observatory has “documented …"
    end -= opened
    while end and tags[end - 1] in "HMyn":
        opened, end = True, end - 1
    end -= opened and tags[end - 1 : end] == ";"
    if end > 2 and line.word(end - 1) == ")":  # "the Observatory (SOHR) said"
        end = next((at for at in range(end - 2, max(0, end - 6), -1) if line.word(at) == "("), end)
    return end - 2 if tags[max(0, end - 2) : end] == "iS" else end  # "the minister on Wednesday said"


def _beside(line: Line, end: int) -> list[tuple[tuple[int, int], int]]:
    """Return the name right before a verb, or before the aside that parts them."""
    found = []
    aside = _ASIDE.search(line.tags, 0, end)
    if aside and (span := before(line, aside.start())):
        found.append((span, end))
    if span := before(line, end):
        found += [(named, end) for named in (_apposed(line, span[0]),) if named]
        found.append((span, end))
    return found


def _apposed(line: Line, end: int) -> tuple[int, int] | None:
    """Return the person whom a phrase without commas describes: "Omar Salem | an activist in the area said"."""
    first = end
    while first and line.tags[first - 1] == "C":
        first -= 1
    begins = line.tags[max(0, first - 1) : first] in ("", ",", ";", "S", "w")
    return (first, end) if begins and end - first > 1 and line.tags[end] in "ad" else None


def _relative(line: Line, verb: int, end: int) -> list[tuple[tuple[int, int], int]]:
    """Return the noun of "the group, which watches the war, said", and of "an agency citing the clinics said"."""
    if line.tags[verb + 1 : verb + 2] in tuple("DVIMHB"):
        return []
    for at in range(end - 2, max(0, end - _FAR), -1):
        tag = line.tags[at]
        if tag in "R;":
            break
        if (tag == "W" and line.tags[at + 1] not in "adhCR") or tag == "g":
            stop = at - (line.tags[at - 1] == ",")
            span = before(line, stop)
            if span and (line.known(*span) or line.tags[span[1] - 1] in "CpP"):
                return [(span, stop)]
    return []


def _doing(line: Line, verb: int) -> list[tuple[tuple[int, int], int]]:
    """Return whom a sentence begins with if what he does parts him from his verb: "the coalition fighting … said"."""
    ending = line.lexicon["phrases"]["gerund"]
    for at in range(1, min(verb, 12)):
        if line.word(at).endswith(ending) and (first := before(line, at)) and not first[0] and line.known(*first):
            return [(first, at)]
    return []


def _of_participle(line: Line, verb: int, end: int) -> list[tuple[tuple[int, int], int]]:
    """Return who "saying" goes with: a kind of speaker right before it, else whom the sentence begins with."""
    span = before(line, end)
    if span and line.known(*span):
        return [(span, end)]
    open_to = re.match("[xCpPadho]{1,12}", line.tags[:verb])
    for stop in range(open_to.end() if open_to else 0, 0, -1):
        if (first := before(line, stop)) and not first[0] and line.known(*first):
            return [(first, stop)]
    return []


def _inverted(line: Line, verb: int) -> tuple[int, int] | None:
    """Return the speaker behind the verb (", said the monitor"): a kind of speaker, or a name at the clause's end."""
    if line.word(verb) not in line.lexicon["attribution"]["inverted"] or line.tags[verb - 1 : verb] == "j":
        return None
    span = behind(line, verb + 1)
    if span is None or line.tags[span[0]] == "h":
        return None
    follows, table = line.tags[span[1] : span[1] + 1], line.lexicon["attribution"]
    if follows in _ENDS and line.word(verb) in table["strong"] and line.word(span[1] - 1) in table["titles"]:
        return span  # "said the statement"
    names = set(line.tags[span[0] : span[1]]) == {"C"} and follows in (*_ENDS, "s", "Q", "a", "d")
    return span if names or line.known(*span) or line.tags[verb - 1 : verb] in ("", ",", ";") else None


def _passive(line: Line, verb: int) -> list[tuple[tuple[int, int], int]]:
    """Find the speaker of "was reported by the police"."""
    by = line.tags.find("b", verb, verb + 4)
    span = behind(line, by + 1) if by > 0 else None
    return [(span, span[1])] if span else []


def _speaker(
    line: Line,
    span: tuple[int, int],
    verb: int,
    until: int,
    previous: Speaker | None,
    kinds: Mapping[str, AttributionKind],
) -> Speaker | None:
    """Return the speaker of a span; words up to the item `until` ("…, head of the clinic, said") may tell his kind."""
    start, end = span
    name = _SPACE.sub(" ", line.written(start, end)).strip(" ,.'’\"“”")
    lowered, table = name.lower(), line.lexicon["attribution"]
    kind = _kind(line, start, end)
    if lowered in table["again"] and previous and kind in (_NOBODY, previous.kind):
        return previous
    if not name or lowered in table["never"] or (kind is _NOBODY and lowered.split()[0] in table["never"]):
        return None
    if lowered in table["again"] and " " in lowered:
        return Speaker(name, kind)  # nobody knows which group is meant: as written
    if kind is _NOBODY and until > end:
        kind = line.kind(end, until)
    if kind is _NOBODY and set(line.tags[start:end]) <= {"C"}:
        kind = kinds.get(_last_name(name)) or _alias_kind(lowered, line.lexicon)
    known = kind is not _NOBODY
    if not (known or _may_speak(line, span, verb)):
        return None
    head = next((at for at in range(start + 1, end) if line.tags[at] in "io"), end)
    if line.kind(start, head) is _NOBODY and not set(line.written(start, head).lower().split()).isdisjoint(
        table["deeds"]
    ):
        return None  # "US Airstrikes Report"
    tags = line.tags[start:end]
    if "Q" in tags and (not known or tags[0] != "Q" or kind is AttributionKind.PARTY):
        return None  # "two doctors said", but not "12 people near the headquarters in an attack claimed"
    return Speaker(name, kind if known else _country(line, span) or kind)


def _kind(line: Line, start: int, end: int) -> AttributionKind:
    """Return the kind of a name: that of its head where it tells ("a witness at the hospital"), else that of all."""
    link = _LINK.search(line.tags, start + 1, end)
    head = line.kind(start, link.start()) if link else _NOBODY
    firm = (AttributionKind.WITNESS, AttributionKind.MEDICAL, AttributionKind.ANONYMOUS, AttributionKind.EXPERT)
    return head if head in firm else line.kind(start, end)


def _may_speak(line: Line, span: tuple[int, int], verb: int) -> bool:
    """Return whether somebody of no known kind speaks: a name, a person, or whatever "said" something."""
    start, end = span
    head = _LINK.split(line.tags[start:end].replace("x&", "i"))[0][-1:]
    if head in ("C", "p", "P") or line.tags[start : start + 2] == "CC":
        return True
    table = line.lexicon["attribution"]
    return line.word(verb) in table["strong"] and (line.tags[start] in "ad" or line.word(end - 1) in table["bare"])


def _last_name(name: str) -> str:
    """Return the last word of a name in lower case, without its article: "Talal al-Barazi" is also "Barazi"."""
    return name.lower().rpartition(" ")[2].rpartition("-")[2]


@cache
def _alias_kind(lowered: str, lexicon: Lexicon) -> AttributionKind:
    """Return the kind of a speaker whom reports know under another name."""
    for name, others in lexicon["speakers"]["alias"].items():
        if lowered in (other.lower() for other in others):
            return kind_of(name, lexicon)
    return _NOBODY


def _country(line: Line, span: tuple[int, int]) -> AttributionKind | None:
    # A country that speaks in war news speaks of itself or its enemy.
    name = line.written(*span)
    if span[1] - span[0] > 3 or not name[:1].isupper():
        return None
    place = resolve(name.removeprefix("the ").removeprefix("The "))
    return AttributionKind.PARTY if place.country and place.name == place.country else None
