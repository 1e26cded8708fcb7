"""A sentence as one character for each word or chunk, so that frames of the lexicon can be searched in it.

The alphabet is described in facts/lexicon/en/frames.toml. Spans, quantities and triggers stand beside the characters.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from facts.lexicon import Lexicon
from facts.model import Measure, Quantity, SkipReason
from facts.sentences import Sentence

_WORD = regex.compile(r"[\p{L}\p{N}_]++(?:['’.\-‑][\p{L}\p{N}_]++)*+|[^\s\p{L}\p{N}_]")
_MARKS = {
    **dict.fromkeys(",-–—()[]/", ","),
    **dict.fromkeys(';:"“”«»…|', ";"),
    **dict.fromkeys("!?", "."),
    "&": "&",
}
_WORDS = frozenset({SkipReason.IDIOM, SkipReason.ORDINAL})  # "no one", "the first": words, no numbers
_FORMS = {
    "ed": "D",
    "ing": "G",
    "finite": "V",
    "die": "I",
    "adj": "A",
    "noun": "N",
    "toll": "T",
    "agent": "K",
}
_TAGS = {
    "including": "c",
    "of_them": "e",
    "nobody": "z",
    "no": "u",
    "not": "n",
    "more": "+",
    "and": "&",
    "he": "j",
    "number": "#",
    "of": "o",
    "by": "b",
    "from": "f",
    "to": "t",
    "a": "a",
    "possessives": "h",
    "relatives": "W",
    "subordinators": "w",
}
_CLASSES = {"be": "B", "have": "H", "modals": "M", "determiners": "d", "adverbs": "y", "prepositions": "i"}


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or phrase that says what is counted; `form` as in measures.toml."""

    measure: Measure
    form: str


Reference = Quantity | Trigger | str | None  # a string names the chunk of an implied person
Item = tuple[str, int, int, Reference]  # tag, start, end, what it refers to


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    single: Mapping[str, tuple[str, Reference]]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str, Reference], ...]]
    triggers: frozenset[str]


def has_trigger(lowered: str, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Return whether a sentence has a word that may begin a trigger of people harmed, so that it is worth tagging."""
    return not _vocabulary(lexicon).triggers.isdisjoint(_WORD.findall(lowered, sentence.start, sentence.end))


def state_of(word: str, lexicon: Lexicon) -> Measure | None:
    """Return the measure of a word that is a state of people ("dead", "wounded"), else None."""
    kind, reference = _vocabulary(lexicon).single.get(word, ("", None))
    people = isinstance(reference, Trigger) and lexicon["measures"][reference.measure].get("people")
    return reference.measure if people and kind in "DA" and isinstance(reference, Trigger) else None


def tag(
    text: str,
    lowered: str,
    sentence: Sentence,
    quantities: Sequence[Quantity],
    lexicon: Lexicon,
    *,
    capitals: bool,
) -> list[Item]:
    """Return the tagged items of a sentence, quantities as one item each.

    `quantities` are those of the sentence, in order. Without `capitals` (upper-case wire text) a capital says nothing.
    """
    items: list[Item] = []
    start = sentence.start
    for quantity in quantities:
        if quantity.skipped in _WORDS:
            continue
        items += _tag_words(text, lowered, start, quantity.start, lexicon, capitals)
        items.append((_quantity_tag(quantity), quantity.start, quantity.end, quantity))
        start = max(start, quantity.end)
    items += _tag_words(text, lowered, start, sentence.end, lexicon, capitals)
    return items


def _quantity_tag(quantity: Quantity) -> str:
    if quantity.skipped:
        return "s" if quantity.skipped is SkipReason.AGE else "S"
    return "Q" if quantity.dimension in ("person", "count") else "U"


def _tag_words(text: str, lowered: str, start: int, end: int, lexicon: Lexicon, capitals: bool) -> Iterator[Item]:
    vocabulary = _vocabulary(lexicon)
    single, phrases = vocabulary.single, vocabulary.phrases
    found = [(m[0], m.start(), m.end()) for m in _WORD.finditer(lowered, start, end)]
    index, count = 0, len(found)
    while index < count:
        word, left, right = found[index]
        for rest, kind, reference in phrases.get(word, ()):
            last = index + len(rest)
            if last < count and tuple(w for w, _, _ in found[index + 1 : last + 1]) == rest:
                yield kind, left, found[last][2], reference
                index = last
                break
        else:
            known = single.get(word)
            if known is not None:
                yield known[0], left, right, known[1]
            elif word != ".":
                yield "C" if capitals and text[left].isupper() else "x", left, right, None
        index += 1


@cache
def _vocabulary(lexicon: Lexicon) -> _Vocabulary:
    entries = list(_entries(lexicon))
    single: dict[str, tuple[str, Reference]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str, Reference]]] = {}
    triggers: set[str] = set()
    for phrase, kind, reference in entries:
        first, *rest = _WORD.findall(phrase)
        if rest:
            phrases.setdefault(first, []).append((tuple(rest), kind, reference))
        else:
            single.setdefault(phrase, (kind, reference))
        if isinstance(reference, Trigger) and lexicon["measures"][reference.measure].get("people"):
            triggers.add(first)
    ordered = {first: tuple(sorted(some, key=lambda entry: -len(entry[0]))) for first, some in phrases.items()}
    return _Vocabulary(single, ordered, frozenset(triggers))


def _entries(lexicon: Lexicon) -> Iterator[tuple[str, str, Reference]]:
    """Yield (word or phrase, tag, reference), the entry that wins first."""
    for measure, table in lexicon["measures"].items():
        for form, kind in _FORMS.items():
            for phrase in table.get(form, ()):
                yield phrase, kind, Trigger(Measure(measure), form)
    tables = lexicon["words"]
    for name, kind in _TAGS.items():
        for phrase in tables["tags"].get(name, ()):
            yield phrase, kind, None
    for mark, kind in _MARKS.items():
        yield mark, kind, None
    for phrase in lexicon["attribution"]["say"]:
        yield phrase, "R", None
    for phrase in lexicon["attribution"]["according"]:
        yield phrase, "g", None
    for weekday in lexicon["dates"]["weekdays"]:
        if len(weekday) > 5:
            yield weekday, "S", None
    yield from _people(lexicon)
    for name, kind in _CLASSES.items():
        for phrase in tables[name]:
            yield phrase, kind, None


def _people(lexicon: Lexicon) -> Iterator[tuple[str, str, Reference]]:
    nouns = lexicon["nouns"]
    plurals = {singular: plural for plural, singular in nouns["irregular"].items()}
    demonyms = frozenset(nouns["demonyms"])
    for table in nouns["person"].values():
        for noun in table["nouns"]:
            yield plurals.get(noun) or plural(noun), "P", None
            if noun not in demonyms:  # "the Syrian Observatory": in the singular mostly an adjective
                yield noun, "p", None


def plural(noun: str) -> str:
    """Return the regular plural of an English noun.

    >>> plural("fighter"), plural("party"), plural("church")
    ('fighters', 'parties', 'churches')
    """
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh", "z")) else "s")
