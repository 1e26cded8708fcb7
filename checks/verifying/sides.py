"""The two sides of a contrast as sentences of their own: "77 men were killed" and "77 women were killed"."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from checks.timing import Time, days, times
from facts.lexicon import Lexicon
from facts.text.words import any_of

HOLD = "\0"  # stands for the amount
_STOP = " .!?;:\"”'"


@dataclass(frozen=True, slots=True)
class Parted:
    """The sentences of the first and the second amount; `changes`: they are one amount, later and earlier."""

    first: str
    second: str
    changes: bool = False


def parted(before: str, head: str, rest: str, lexicon: Lexicon) -> Parted | None:
    """Return both sides of "<before> more <head> than <rest>", each with a mark for its amount; None if unsure."""
    table = lexicon["contrasts"]
    rest, aside = _cut(rest, lexicon)
    rest = " ".join(_trimmed(rest.split(), table["words"]["auxiliaries"]))
    if not rest or rest.split()[0].lower() in table["never"]["sides"] or _has_number(rest, lexicon):
        return None
    if rest.lower() in table["words"]["earlier"]:
        whole = f"{before} {HOLD} {head}{aside}".strip()
        return Parted(whole, whole, changes=True)
    if _is_date(rest, lexicon):
        return _of_other_time(f"{before} {HOLD} {head}{aside}".strip(), rest, lexicon)
    for way in (_of_other_phrase, _of_other_verb, _of_other_noun, _of_other_subject):
        if (found := way(before, head, rest, lexicon)) is not None:
            first, second = (f"{each}{aside}".strip() for each in found)
            return Parted(first, second) if first != second else None
    return None


def measured(sentence: str, lexicon: Lexicon) -> str:
    """Return a sentence with its mark behind the noun that it measures: "has a population of 77"."""
    lead, _, behind = sentence.partition(HOLD)
    noun, tail = _noun_and_verb(behind.split(), lexicon)
    return f"{lead}{' '.join(noun)} of {HOLD} {' '.join(tail)}".strip()


def changed(subject: str, rest: str, lexicon: Lexicon) -> Parted | None:
    """Return both sides of an amount that changed ("<subject> doubled <rest>"), the later one first."""
    table = lexicon["contrasts"]
    rest, aside = _cut(rest, lexicon)
    told = times(rest, lexicon) if rest else ()
    plain = _without(rest, told, lexicon)
    words = [word for word in plain.split() if word.lower() not in lexicon["words"]["adverbs"]]
    lead = subject.strip()
    if words and words[0].lower() in table["words"]["articles"]:
        lead, words = f"{lead} {plain}", []  # "doubled its sales"
    first = words[0].lower() if words else ""
    if not lead or (first and first not in lexicon["words"]["prepositions"]) or first in table["never"]["particles"]:
        return None
    one = f"{lead} was {HOLD} {' '.join(words)}".strip()
    if len(told) != 2:
        dated = "".join(f" in {rest[each.start : each.end]}" for each in told)
        return Parted(*(f"{one}{dated}{aside}",) * 2, changes=True) if len(told) < 2 else None
    earlier, later = (f"{one} in {rest[each.start : each.end]}{aside}" for each in _in_order(told))
    return Parted(later, earlier)


def _in_order(told: Sequence[Time]) -> Sequence[Time]:
    """Return two dates, the earlier one first; in the order of the text where nobody knows."""
    one, other = (replace(each, cue="on") for each in told)  # "from 2018 to 2019"
    first, second = days(one, other), days(other, one)
    return told[::-1] if first and second and second < first else told


def _cut(rest: str, lexicon: Lexicon) -> tuple[str, str]:
    """Return what stands up to the first comma, or behind a name to an "and", and the rest of the sentence."""
    words = any_of(lexicon["contrasts"]["words"]["asides"])
    other = rf"|\s+(?:{words})\s+(?=[a-z])" if rest.strip()[:1].isupper() else ""
    match = re.search(rf"\s*,\s+(?!\d{{4}}\b){other}", rest)
    side, aside = (rest[: match.start()], rest[match.start() :]) if match else (rest, "")
    return side.strip(_STOP), aside.rstrip(_STOP)


def _trimmed(words: Sequence[str], ends: Collection[str]) -> Sequence[str]:
    """Return words without those at either end that only carry a verb ("than Rovira did")."""
    found = list(words)
    while found and found[-1].lower() in ends:
        found.pop()
    while found and found[0].lower() in ends:
        found.pop(0)
    return found


def _without(text: str, told: Sequence[Time], lexicon: Lexicon) -> str:
    """Return a text without some dates and the prepositions before them."""
    loose = {
        *lexicon["words"]["prepositions"],
        *lexicon["words"]["conjunctions"],
        *lexicon["contrasts"]["words"]["articles"][:1],
    }
    for each in reversed(told):
        lead = text[: each.start].split()
        while lead and lead[-1].lower() in loose:
            lead.pop()
        text = " ".join((*lead, text[each.end :].strip()))
    return text.strip(_STOP + ",")


def _has_number(rest: str, lexicon: Lexicon) -> bool:
    """Return whether a side has a number that is no date: it is a bound ("more than US $ 9 million")."""
    for each in reversed(times(rest, lexicon)):
        rest = rest[: each.start] + rest[each.end :]
    return any(character.isdigit() for character in rest)


def _is_date(rest: str, lexicon: Lexicon) -> bool:
    """Return whether a side is nothing but a date: "than in 2018"."""
    told = times(rest, lexicon)
    return len(told) == 1 and not _without(rest, told, lexicon)


def _of_other_time(whole: str, rest: str, lexicon: Lexicon) -> Parted | None:
    """Return both sides where the second one is another time; where the first one has none, it is the later one."""
    own = times(whole, lexicon)
    if not own:
        return Parted(whole, f"{whole} {rest}", changes=True)
    (date,) = times(rest, lexicon)
    other = whole[: own[0].start] + rest[date.start : date.end] + whole[own[0].end :]
    return Parted(whole, other) if len(own) == 1 and other != whole else None


def _of_other_phrase(before: str, head: str, rest: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """Return both sides where a phrase with a preposition stands for another one: "in Ostra than in Velm"."""
    first, *name = rest.split()
    if first.lower() not in lexicon["words"]["prepositions"] or not name:
        return None
    words = f"{before} {HOLD} {head}".split()
    at = max((place for place, word in enumerate(words) if word.lower() == first.lower()), default=None)
    if at is None:
        return None
    ends = {*lexicon["words"]["prepositions"], *lexicon["words"]["be"], *lexicon["words"]["have"], HOLD}
    end = next((place for place in range(at + 1, len(words)) if words[place].lower() in ends), len(words))
    return " ".join(words), " ".join((*words[:at], rest, *words[end:]))


def _of_other_verb(before: str, head: str, rest: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """Return both sides where they differ by what befell those counted: "more people were injured than killed"."""
    words, others = head.split(), rest.split()
    if not {word.lower() for word in words} & {*lexicon["words"]["be"]} or not _is_participle(others[0], lexicon):
        return None
    at = next((place for place, word in enumerate(words) if place and _is_participle(word, lexicon)), None)
    if at is None:
        return None
    behind = words[at + 1 :] or others[1:]
    lead, tail = f"{before} {HOLD} {' '.join(words[:at])}".strip(), " ".join(behind)
    return f"{lead} {words[at]} {tail}", f"{lead} {others[0]} {tail}"


def _is_participle(word: str, lexicon: Lexicon) -> bool:
    """Return whether a word is a participle by its form."""
    table = lexicon["contrasts"]["words"]
    return word.islower() and (word.endswith(table["participle"]) or word in table["participles"])


def _of_other_noun(before: str, head: str, rest: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """Return both sides where others are counted: "more men than women were killed"."""
    words, others = head.split(), rest.split()
    if not words or not others[0].islower() or others[0] in lexicon["words"]["determiners"]:
        return None
    own, behind = _noun_and_verb(words, lexicon)
    noun, tail = _noun_and_verb(others, lexicon)
    if not before and not (behind or tail):  # "more men died than women"
        own, behind = (words[:-1], words[-1:]) if len(words) > 1 else (words, [])
        noun, tail = (others[:-1], others[-1:]) if len(others) > 1 and not behind else (others, [])
    if not own or not noun or (behind and tail):
        return None
    if len(own) == 1 < len(noun) and not _is_plural(own[0], lexicon):
        own = [*own, *noun[1:]]  # "more male than female victims"
    lead, ending = f"{before} {HOLD}".strip(), " ".join(behind or tail)
    return f"{lead} {' '.join(own)} {ending}", f"{lead} {' '.join(noun)} {ending}"


def _noun_and_verb(words: Sequence[str], lexicon: Lexicon) -> tuple[Sequence[str], Sequence[str]]:
    """Return a noun phrase, and what stands from its verb or preposition on."""
    table = lexicon["words"]
    ends = {*table["be"], *table["have"], *table["do"], *table["prepositions"]}
    at = next((place for place, word in enumerate(words) if word.lower() in ends), len(words))
    return words[:at], words[at:]


def _is_plural(word: str, lexicon: Lexicon) -> bool:
    table = lexicon["contrasts"]["words"]
    return word.endswith(table["plural"]) or word in table["plurals"]


def _of_other_subject(before: str, head: str, rest: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """Return both sides where somebody else did it: "Lind scored more goals than Rovira"."""
    table = lexicon["words"]
    words = before.split()
    at = len(words)
    while at and words[at - 1].lower() in {*table["prepositions"], *table["determiners"]}:
        at -= 1
    at -= 1
    while at > 0 and words[at - 1].lower() in {*table["be"], *table["have"], *table["adverbs"]}:
        at -= 1
    subject = " ".join(words[:at]) if at > 0 else ""
    lead, comma, last = subject.rpartition(", ")
    empty = last.lower() in lexicon["contrasts"]["words"]["empty_subjects"] or not last
    if empty or (not comma and last.split()[0].lower() in table["prepositions"]):
        return None
    return f"{before} {HOLD} {head}", f"{lead}{comma}{rest} {' '.join(words[at:])} {HOLD} {head}"
