"""A sentence as one character for each word or chunk, so that frames of the lexicon can be searched in it.

The alphabet is described in facts/lexicon/en/frames.toml. Spans, quantities and triggers stand beside the characters.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from facts.lexicon import Lexicon
from facts.model import Measure, Quantity, SkipReason
from facts.text.cut import Words, cut, words_in, words_of
from facts.text.inflections import plural
from facts.text.sentences import Sentence

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
    "among": "A",
    "noun": "N",
    "toll": "T",
    "agent": "K",
    "loss": "L",
    "of": "E",
    "counts": "X",
    "self": "I",
    "self_ing": "Y",
    "sign": "N",
    "not_die": "I",
    "not_ed": "D",
}
TRIGGERS = frozenset(_FORMS.values())  # the tags of words that say what is counted
_TAGS = {
    "including": "c",
    "of_them": "e",
    "nobody": "z",
    "no": "u",
    "not": "n",
    "not_only": "y",
    "more": "+",
    "and": "&",
    "along": "l",
    "among": "m",
    "he": "j",
    "both": "2",
    "number": "#",
    "rising": "^",
    "next_one": "k",
    "of": "o",
    "by": "b",
    "from": "f",
    "to": "t",
    "a": "a",
    "possessives": "h",
    "relatives": "W",
    "subordinators": "w",
}
# The next word decides whether these are people: "a Syrian was killed", "another died".
_PERSON = frozenset("BHIWMDw.;ift")
_PERSON_ALONE = frozenset("HMBDI")
_CLASSES = {"be": "B", "have": "H", "modals": "M", "determiners": "d", "adverbs": "y", "prepositions": "i"}


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or phrase that says what is counted; `form` as in measures.toml."""

    measure: Measure
    form: str


_BEARS = 5  # words behind "another" in which he is said to be hurt
_NEXT_ONE = "q_another"  # the chunk of "another" and "a second" where they stand alone
Reference = Quantity | Trigger | str | None  # a string names the chunk of an implied person
Item = tuple[str, int, int, Reference]  # tag, start, end, what it refers to


_Phrase = tuple[int, tuple[str, ...], str, Reference]  # number of words behind the first, these, tag, reference
_Known = tuple[str, Reference, Mapping[str, Sequence[_Phrase]]]  # tag ("" for none), reference, phrases by next word
_UNKNOWN: _Known = ("", None, {})


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    words: Mapping[str, _Known]
    triggers: frozenset[str]
    telling: frozenset[str]
    acronyms: frozenset[str]
    months: frozenset[str]
    singular: frozenset[str]
    bearing: frozenset[str]
    hurt: frozenset[str]


def has_trigger(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Return whether a sentence has a word that may begin a trigger of people harmed, so that it is worth reading."""
    return not _vocabulary(lexicon).triggers.isdisjoint(words)


def is_telling(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Return whether a sentence without quantities may hold a trigger or name a speaker; else its tags say nothing."""
    return not _vocabulary(lexicon).telling.isdisjoint(words)


def is_singular(verb: str, lexicon: Lexicon) -> bool:
    """Return whether a form of "be" or "have", in lower case, has a subject in the singular."""
    return verb in _vocabulary(lexicon).singular


def state_of(word: str, lexicon: Lexicon) -> Measure | None:
    """Return the measure of a word that is a state of people or things ("dead", "damaged"), else None."""
    kind, reference, _ = _vocabulary(lexicon).words.get(word, _UNKNOWN)
    return reference.measure if isinstance(reference, Trigger) and kind in "DA" else None


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
    vocabulary, words = _vocabulary(lexicon), cut(lowered)
    items: list[Item] = []
    start = sentence.start
    for quantity in quantities:
        if quantity.skipped in _WORDS or (quantity.skipped and quantity.start < start):
            continue
        _tag_words(items, text, _between(words, lowered, start, quantity.start), vocabulary, capitals)
        end = _counted_end(text, quantity)
        items.append((_quantity_tag(quantity), quantity.start, end, quantity))
        start = max(start, end)
    _tag_words(items, text, _between(words, lowered, start, sentence.end), vocabulary, capitals)
    return items


def _counted_end(text: str, quantity: Quantity) -> int:
    """Return where a quantity with its noun ends, also where an age stands between: "three 10-year-old boys"."""
    if quantity.counted is None or quantity.counted in quantity.quote:
        return quantity.end
    return text.index(quantity.counted, quantity.end) + len(quantity.counted)


def _quantity_tag(quantity: Quantity) -> str:
    if quantity.skipped:
        return "s" if quantity.skipped is SkipReason.AGE else "S"
    return "Q" if quantity.dimension in ("person", "count") else "U"


def _between(words: Words, lowered: str, start: int, end: int) -> Words:
    """Return the words between two offsets; what a quantity takes away of a word leaves words of their own."""
    there = words.within(start, end)
    first, last = there.start, there.stop
    if (first and words.ends[first - 1] > start) or (last > first and words.ends[last - 1] > end):
        return words_in(lowered, start, end)
    return Words(words.words[first:last], words.starts[first:last], words.ends[first:last])


def _tag_words(items: list[Item], text: str, there: Words, vocabulary: _Vocabulary, capitals: bool) -> None:
    """Add the items of some words."""
    add, past = items.append, 0
    words, starts, ends = there
    for index, found in enumerate(map(vocabulary.words.get, words)):
        left = starts[index]
        if found is None and left >= past:  # most words
            add(("C" if capitals and text[left].isupper() else "x", left, ends[index], None))
            continue
        if found is None or left < past:
            continue
        kind, reference, phrases = found
        if phrases and (longer := _phrase(words, index + 1, phrases)):
            count, _, phrase_kind, phrase_reference = longer
            if phrase_kind != "k" or _is_alone(words, index + count + 1, vocabulary):
                past = ends[index + count]
                add(("q", left, past, _NEXT_ONE) if phrase_kind == "k" else (phrase_kind, left, past, phrase_reference))
                continue
        if kind and not (
            capitals and text[left].isupper() and _is_name(text[left : ends[index]], words[index], vocabulary)
        ):
            if kind == "k":
                kind, reference = ("q", _NEXT_ONE) if _is_alone(words, index + 1, vocabulary) else ("+", None)
            elif kind == "r":
                plain = "C" if capitals and text[left].isupper() else "x"
                kind = "p" if _is_person(words, index + 1, vocabulary) else plain
            add((kind, left, ends[index], reference))
        elif words[index] != ".":
            add(("C" if capitals and text[left].isupper() else "x", left, ends[index], None))


def _is_person(words: Sequence[str], at: int, vocabulary: _Vocabulary) -> bool:
    """Return whether the word at an index lets the one before it be a person: "a Syrian was", but "a Syrian town"."""
    following = vocabulary.words.get(words[at], _UNKNOWN)[0] if at < len(words) and words[at] != "." else "."
    return following != "" and following in _PERSON


def _is_alone(words: Sequence[str], at: int, vocabulary: _Vocabulary) -> bool:
    """Return whether the word at an index lets "another" or "a second" before it be one person."""
    if at >= len(words):
        return False
    if words[at] in vocabulary.bearing and not vocabulary.hurt.isdisjoint(words[at + 1 : at + _BEARS]):
        return True  # "left one dead and another with burns"
    following = vocabulary.words.get(words[at], _UNKNOWN)[0]
    return following != "" and following in _PERSON_ALONE and (following != "B" or words[at] in vocabulary.singular)


def _is_name(written: str, word: str, vocabulary: _Vocabulary) -> bool:
    """Return whether a word that has a tag is a name as it is written: IS, US, March."""
    return word in vocabulary.months or (word in vocabulary.acronyms and written.isupper())


def _phrase(words: Sequence[str], at: int, phrases: Mapping[str, Sequence[_Phrase]]) -> _Phrase | None:
    """Return the longest phrase whose words follow at an index, else None."""
    if at < len(words):
        for phrase in phrases.get(words[at], ()):
            if tuple(words[at : at + phrase[0]]) == phrase[1]:
                return phrase
    return None


@cache
def _vocabulary(lexicon: Lexicon) -> _Vocabulary:
    single: dict[str, tuple[str, Reference]] = {".": ("", None)}
    phrases: dict[str, list[_Phrase]] = {}
    triggers, telling = set[str](), set[str](":")
    for phrase, kind, reference in _in_print(_entries(lexicon)):
        first, *rest = words_of(phrase)
        if rest:
            phrases.setdefault(first, []).append((len(rest), tuple(rest), kind, reference))
        else:
            single.setdefault(phrase, (kind, reference))
        if isinstance(reference, Trigger) and lexicon["measures"][reference.measure].get("people"):
            triggers.add(first)
        if kind in "Rg":
            telling.add(max((first, *rest), key=len))
    words = {word: (*single.get(word, ("", None)), _by_next(phrases.get(word, ()))) for word in {**single, **phrases}}
    acronyms, singular = (frozenset(lexicon["words"][name]) for name in ("acronyms", "singular"))
    months = frozenset(lexicon["dates"]["months"])
    another = lexicon["words"].get("another", {})
    bearing, hurt = (frozenset(another.get(name, ())) for name in ("bearing", "hurt"))
    return _Vocabulary(
        words, frozenset(triggers), frozenset(triggers | telling), acronyms, months, singular, bearing, hurt
    )


def _by_next(phrases: Iterable[_Phrase]) -> dict[str, list[_Phrase]]:
    """Return the phrases of one first word by their second, the longest first."""
    ordered: dict[str, list[_Phrase]] = {}
    for phrase in sorted(phrases, key=lambda phrase: -phrase[0]):
        ordered.setdefault(phrase[1][0], []).append(phrase)
    return ordered


def _in_print(entries: Iterable[tuple[str, str, Reference]]) -> Iterator[tuple[str, str, Reference]]:
    """Yield entries also as they are printed: "didn’t" beside "didn't"."""
    for phrase, kind, reference in entries:
        yield phrase, kind, reference
        if "'" in phrase:
            yield phrase.replace("'", "’"), kind, reference


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
    yield "--", ",", None  # a dash in typescript
    for phrase in lexicon["attribution"]["say"]:
        yield phrase, "R", None
    for phrase in lexicon["attribution"]["according"]:
        yield phrase, "g", None
    for phrase in lexicon["attribution"]["organisations"]:
        yield phrase, "C", None
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
    names = ("demonyms", "collective", "ages")
    demonyms, collective, ages = (frozenset(nouns.get(name, ())) for name in names)
    for table in nouns["person"].values():
        for noun in table["nouns"]:
            yield plurals.get(noun) or plural(noun, lexicon), "P", None
            if noun not in collective:  # "the Syrian Observatory": in the singular mostly an adjective
                yield noun, "r" if noun in demonyms and noun not in ages else "p", None
