"""Who gives a number inside the text: the speakers of a sentence, as written, and their kind.

A speaker stands before a verb of saying ("the Observatory said"), after it (", said Rami Abdurrahman"), behind
"according to", or at either end of a headline ("12 killed: police"). Nobody named is None, never the outlet.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from facts.lexicon import Lexicon
from facts.model import AttributionKind, Quantity, Speaker
from facts.setting.places import resolve
from facts.speakers.headlines import headline
from facts.speakers.saying_spans import spans
from facts.speakers.words import Line, kind_of
from facts.text.sentences import Sentence
from facts.text.tokens import Item
from facts.text.words import compiled

_LINK = re.compile("[oif]")
_SPACE = re.compile(r"\s+")
_BESIDE = 3  # characters of white space between a number and who gives it
_LONG = 3  # words of a name that nothing shows to be one
_NEXT = 20  # characters behind a verb of saying in which the next word stands
_CLAIMED = 14  # words behind "claimed" in which "a blast that …" says what was claimed
_SPEAKING = frozenset("RgT")
_NOBODY = AttributionKind.NONE
_PERSONS = (_NOBODY, AttributionKind.WITNESS, AttributionKind.ANONYMOUS)  # who issue no reports


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
    found: list[Saying] = []
    for index, kind in enumerate(line.tags):
        if (
            kind not in "Rg"
            or _takes(line, index)
            or (found and line.word(index) in lexicon["attribution"]["accusing"])
        ):
            continue
        for span, until in spans(line, index):
            if speaker := _speaker(line, span, index, until, found[-1].speaker if found else previous, kinds or {}):
                beyond = "R" in line.tags[span[1] : index]  # "the Observatory said …, adding that"
                first, last = min(span[0], index), span[1] - 1 if beyond else max(span[1] - 1, index)
                found.append(Saying(speaker, items[index][1], items[index][2], items[first][1], items[last][2]))
                break
    return found or [
        Saying(Speaker(line.written(*span), line.kind(*span)), *mark, items[span[0]][1], items[span[1] - 1][2])
        for span, mark in headline(line)
    ]


def governing(
    found: Sequence[Saying], number: Quantity, sentence: Sentence, text: str, lexicon: Lexicon
) -> Speaker | None:
    """Return who gives a number: the one right behind it, else the nearest before it, else the first after it.

    Who begins to speak behind a semicolon says nothing of what stands before it, nor does who says something else than
    what a sentence begins with: "Despite the deaths of 40 people, the minister said that …".
    """
    offset = number.start
    for each in found:  # "or 2,500 according to police"
        according = text[each.at : each.verb_end].lower() in lexicon["attribution"]["according"]
        if according and 0 < each.at - number.end <= _BESIDE and text[number.end : each.at].isspace():
            return each.speaker
    earlier = [saying for saying in found if saying.at <= offset]
    if earlier:
        last = earlier[-1]
        return None if _hearsay(text[last.verb_end : offset].lower(), lexicon) else last.speaker
    first = next(iter(found), None)
    if first is None or text[offset : first.start].rstrip().endswith(";"):
        return None
    opens = text[sentence.start : offset].lower().split(maxsplit=1)[:1]
    apart = opens and opens[0] in lexicon["attribution"]["apart"] and says_more(first, text, lexicon)
    return None if apart else first.speaker


def _hearsay(between: str, lexicon: Lexicon) -> bool:
    """Return whether others say what a speaker only speaks of: "said it was looking into reports that 12 died"."""
    table = lexicon["attribution"]["hearsay"]
    return any(word in between for word in table["needs"]) and _heard(lexicon).search(between) is not None


@cache
def _heard(lexicon: Lexicon) -> re.Pattern[str]:
    return compiled(lexicon["attribution"]["hearsay"]["pattern"])


def says_more(said: Saying, text: str, lexicon: Lexicon) -> bool:
    """Return whether a clause of its own stands behind a verb of saying: "said that …", "said the road was shut"."""
    following = text[said.verb_end : said.verb_end + _NEXT].split(maxsplit=1)
    told = text[said.at : said.verb_end].lower() in lexicon["dates"]["said"]["to"]  # "told the press"
    spaced = text[said.verb_end : said.verb_end + 1].isspace()
    if told or said.end > said.verb_end or not (spaced and following):
        return False
    return following[0][0].isdigit() or following[0].lower() in lexicon["attribution"]["complements"]


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
    telling = _telling(lexicon)
    changed = [
        _read_anew(line, at)
        if tag in "RV" or (tag == "x" and ((word := lowered[start:end]) in telling or text[start:end] != word))
        else tag
        for at, (tag, start, end, _) in enumerate(items)
    ]
    return line._replace(tags="".join(changed))


@cache
def _telling(lexicon: Lexicon) -> frozenset[str]:
    """Return the words that speakers read anew although no tag tells them."""
    return frozenset(lexicon["attribution"]["giving"]) | frozenset(lexicon["attribution"]["particles"])


def _read_anew(line: Line, at: int) -> str:
    """Return the tag of a word as speakers need it."""
    tags, tag, word, table = line.tags, line.tags[at], line.word(at), line.lexicon["attribution"]
    if tag == "R" and tags[max(0, at - 1) : at] == "Q" and tags[at + 1 : at + 2] in ("A", "D"):
        return "x"  # "left dozens reported dead"
    if tag == "R" and tags[max(0, at - 1) : at] in tuple("ad") and word in table["adjectives"]:
        return "x"  # "the alleged attack"
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
    if tags[max(0, at - 3) : at - 2] == "W" and tags[at + 1 : at + 2] in tuple("DVI"):
        return False  # "a raid that the opposition claims killed 12"
    return article or described or tags[at + 1 : at + 2] == "R" or "g" in tags[max(0, at - 3) : at]


def _takes(line: Line, verb: int) -> bool:
    """Return whether the verb takes lives or a deed, and says nothing: "Blasts Claim 4", "claimed the raid that …"."""
    if line.word(verb) not in line.lexicon["attribution"]["taking"]:
        return False
    if line.tags[verb + 1 : verb + 2] in ("a", "d") and "W" in line.tags[verb + 2 : verb + _CLAIMED]:
        deeds = line.lexicon["attribution"]["deeds"]
        return any(line.word(at) in deeds for at in range(verb + 2, min(verb + 5, len(line.items))))
    after = line.items[verb + 1][3] if verb + 1 < len(line.items) else None
    told = line.tags[verb + 2 : verb + 3] in tuple("BHMI")  # "claimed 25 soldiers were dead"
    return isinstance(after, Quantity) and after.unit == "person" and not told


def _speaker(
    line: Line,
    span: tuple[int, int],
    verb: int,
    until: int,
    previous: Speaker | None,
    kinds: Mapping[str, AttributionKind],
) -> Speaker | None:
    """Return the speaker of a span; words to the item `until` ("…, head of the clinic, said"), or from it, may tell his
    kind.
    """
    start, end = span
    name = _SPACE.sub(" ", line.written(start, end)).strip(" ,.'’\"“”")
    lowered, table = name.lower(), line.lexicon["attribution"]
    kind = _kind(line, start, end)
    if lowered in table["again"] and previous and kind in (_NOBODY, previous.kind):
        return Speaker(name, kind) if lowered in table["papers"] and _is_person(previous, line.lexicon) else previous
    acronym = name.isupper() and lowered in line.lexicon["words"]["acronyms"]  # "WHO said"
    if (
        not name
        or (lowered in table["never"] and not acronym)
        or (kind is _NOBODY and lowered.split()[0] in table["never"])
    ):
        return None
    if line.word(verb) in table["recording"] and resolve(name).id is not None:
        return None  # "Zambia has recorded 12 deaths"
    if lowered in table["again"] and " " in lowered:
        return Speaker(name, kind)  # nobody knows which group is meant: as written
    if kind is _NOBODY:
        kind = line.kind(end, until) if until > end else line.kind(until, start)
    if kind is _NOBODY and set(line.tags[start:end]) <= {"C"}:
        kind = kinds.get(_last_name(name)) or _alias_kind(lowered, line.lexicon)
    known = kind is not _NOBODY
    if not (known or _may_speak(line, span, verb)):
        return None
    if not known and verb == len(line.tags) - 1 and end - start > _LONG and line.word(verb) in table["nouns"]:
        return None  # "Jets Kill 11 Including Children near Zarqa Reports"
    head = next((at for at in range(start + 1, end) if line.tags[at] in "io"), end)
    if line.kind(start, head) is _NOBODY and not set(line.written(start, head).lower().split()).isdisjoint(
        table["deeds"]
    ):
        return None  # "US Airstrikes Report"
    tags = line.tags[start:end]
    if "Q" in tags and (not known or tags[0] != "Q" or kind is AttributionKind.PARTY):
        return None  # "two doctors said", but not "12 people near the headquarters in an attack claimed"
    return Speaker(name, kind if known else _country(line, span) or kind)


def _is_person(speaker: Speaker, lexicon: Lexicon) -> bool:
    """Return whether a speaker is rather a person, who issues no report: "Omar Salem said … The report said"."""
    first, *more = speaker.name.split()
    named = bool(more) and first.lower() not in lexicon["words"]["determiners"]
    return named and kind_of(speaker.name, lexicon) in _PERSONS


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
