"""Where a claim's happening was, from its sentence: nearest wins.

What only says where a speaker sits, where another place lies, or where people came from is left out.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise, zip_longest

import regex

from facts.claims.context import LEAD, Source, compared, inside, written_before
from facts.lexicon import Lexicon
from facts.model import Measure, Place, Scope
from facts.setting import places
from facts.setting.place_names import place_word
from facts.setting.place_runs import Words, words_of
from facts.speakers.attribution import Saying
from facts.text.sentences import Sentence
from facts.text.words import any_of, compiled

_BESIDE = 4  # characters between a verb of saying and where it was said: "said in Ankara"
_FAR, _FARTHER = 60, 4  # characters, and times, by which a place behind is too far if one stands just before
_SEVERAL = 2  # towns
_COMPARED = 7  # words from "since" to a place that is compared with
_ASIDE = re.compile(r"\(([^()]++)(?:\)|$)")
_LEAVING = frozenset({Measure.DISPLACED, Measure.RESCUED, Measure.CAPTURED, Measure.MISSING, Measure.COUNT})
_STRETCHING = frozenset({Measure.LENGTH, Measure.AREA})  # these may lie between two places
AWAY = frozenset({"origin", "amid"})  # cues of places where what follows is not
_OF = re.compile(r"(?:'s|’s|s)?(?: (?!(?:and|or|an?|the)\b)[\w-]+){1,3} of (?:the )?")
_OWN = re.compile(r" \w+(?:'s|’s|s) (?:[\w-]+ ){0,2}")
_GENITIVE = ("'s", "’s", "s", "'", "’")
_WIDE = ("admin", "region", "country")
_AND = re.compile(r",? and |, |,? or ")


def places_in(
    mentions: Sequence[places.Mention],
    sentence: Sentence,
    speakers: Sequence[Saying],
    source: Source,
) -> list[places.Mention]:
    """Return the places of a sentence that may be those of its claims.

    Places beside the speaker are his own ("the Observatory, which has sources inside Syria, said"), those in
    brackets an aside ("(banned in Russia)"), and an unknown name in a Headline Written Like This is no place. In a
    title without another place a town will do that is merely named: "Azaz car bomb kills 31".
    """
    borne = [(mention, _bears(mention, source)) for mention in inside(mentions, sentence)]
    all_here = [
        (mention, bears)
        for mention, bears in borne
        if bears or not any(_at_speaker(mention, said) or _of_speaker(mention, said, source) for said in speakers)
    ]
    here = [
        mention
        for mention, bears in all_here
        if (bears or mention.cue != "name") and not compared(mention.start, sentence, source, reach=_COMPARED)
    ]
    if not here:
        return [mention for mention, _ in all_here if source.title and mention.place.kind == "city"]
    written = source.text[sentence.start : sentence.end]
    if "(" in written:
        asides = [(sentence.start + m.start(1), sentence.start + m.end(1)) for m in _ASIDE.finditer(written)]
        here = [m for m in here if not any(start < m.start and m.end <= end for start, end in asides)]
    if any(mention.place.id is None for mention in here) and is_headline(written):
        here = [mention for mention in here if mention.place.id is not None]
    if len(here) > 1:
        here = _without_landmarks(here, source)
        here = [m for m, then in zip_longest(here, here[1:]) if then is None or not _narrowed(m, then, source)]
    return _with_cues(here, source.lowered, source.lexicon)


def _bears(mention: places.Mention, source: Source) -> bool:
    """Return whether a place that is merely named had what follows: "Zambia has recorded 12 cases". In "a bus from Homs
    to Hama was hit" neither was.
    """
    if mention.cue != "name" or _bearing(source.lexicon).match(source.lowered, mention.end) is None:
        return False
    return written_before(source.lowered, mention.start) not in source.lexicon["places"]["bearing"]["behind"]


@cache
def _bearing(lexicon: Lexicon) -> re.Pattern[str]:
    return compiled(lexicon["places"]["bearing"]["pattern"])


def _without_landmarks(here: Sequence[places.Mention], source: Source) -> list[places.Mention]:
    """Return the places without those that say where the one before lies: "Azaz, 40 km north of Aleppo"."""
    words, lowered = words_of(source.lexicon), source.lowered
    found = list(here[:1])
    for before, then in pairwise(here):
        narrow = before.place.kind not in _WIDE
        inner = narrow and _lies_in(before, then, lowered, words)
        spot = before.place.kind not in ("admin", "country")  # but "in Syria near Azaz"
        near = spot and words.near.fullmatch(lowered, before.end, then.start)
        if not (inner or near or words.landmark.fullmatch(lowered, before.end, then.start)):
            found.append(then)
    return found


def _narrowed(mention: places.Mention, then: places.Mention, source: Source) -> bool:
    """Return whether a place only says where the next one lies: "the Zarqan suburb of Jobar", "a province's town"."""
    place, inner = mention.place, then.place
    if place.id is None or len({place.country, inner.country} - {None}) > 1:
        return False
    lowered, words = source.lowered, words_of(source.lexicon)
    if inner.id is not None and _is_owner(lowered[mention.end : then.start], words):
        return True
    wide = place.kind in ("admin", "region", "country")
    if _OF.fullmatch(lowered, mention.end, then.start):
        return wide or inner.id is None or places.population(place) > places.population(inner)
    return wide and _OWN.fullmatch(lowered, mention.end, then.start) is not None


def _is_owner(between: str, words: Words) -> bool:
    """Return whether only what a place is like stands between its owner and it: "Idlib's rebel-held Atareb"."""
    owner, *more = [*between.split(), ""]
    known = words.between | words.directions | {""}
    return owner in _GENITIVE and all(word in known or word.endswith(words.endings) for word in more)


def _with_cues(here: Sequence[places.Mention], lowered: str, lexicon: Lexicon) -> list[places.Mention]:
    """Return the places, marked if somebody came from there ("from the villages of A and B") or all of it is meant.

    What is near a country is not in it.
    """
    words = words_of(lexicon)
    found: list[places.Mention] = []
    amid = -1  # where the first of two places ends that something lies between
    for mention, then in zip_longest(here, here[1:]):
        lead = written_before(lowered, mention.start)
        if lead in words.amid or (amid >= 0 and _AND.fullmatch(lowered, amid, mention.start)):
            found.append(mention._replace(cue="amid"))  # "on the road between Homs and Hama"
            amid = mention.end if lead in words.amid else -1
            continue
        goes_on = found and _goes_on(found[-1], mention, lowered, lexicon)
        fled = lead in words.into and _fled(lowered, mention.start, words)
        fled = fled or _taken(lowered, mention.start, lexicon)
        if goes_on or fled or _comes_from(lowered, mention.start, lexicon) or _of_both(mention, then, lowered, lexicon):
            found.append(mention._replace(cue="origin"))
        elif mention.place.kind == "country" and lead in words.across:
            found.append(mention._replace(cue="across"))
        elif (
            mention.place.kind == "region" and mention.place.country is None and _on_bank(lowered, mention.start, words)
        ):
            continue  # "in a village on the banks of the Euphrates"
        elif mention.place.kind != "country" or lead not in words.beside:
            found.append(mention)
    return found


def _of_both(mention: places.Mention, then: places.Mention | None, lowered: str, lexicon: Lexicon) -> bool:
    """Return whether people of two towns are named, who were at one place then: "residents of Azaz and Manbij"."""
    if then is None or lowered[mention.end : then.start].strip(" ,") not in lexicon["words"]["tags"]["and"]:
        return False
    before = lowered[max(0, mention.start - LEAD) : mention.start].split()[-2:]
    return before[1:] == ["of"] and before[0] in words_of(lexicon).leavers


def _fled(lowered: str, start: int, words: Words) -> bool:
    """Return whether people went to a place behind "into": "sending 900 people fleeing into Turkey"."""
    return not words.fleeing.isdisjoint(lowered[max(0, start - LEAD) : start].split()[-3:-1])


def _on_bank(lowered: str, start: int, words: Words) -> bool:
    """Return whether something is only said to lie on the bank of what stands at an offset."""
    return not words.banks.isdisjoint(lowered[max(0, start - LEAD) : start].split()[-3:])


def _taken(lowered: str, start: int, lexicon: Lexicon) -> bool:
    """Return whether a place is where the hurt were taken: "rushed to hospitals in Turkey"."""
    before = lowered[max(0, start - LEAD) : start]
    return lexicon["places"]["taken"]["needs"] in before and _hospital(lexicon).search(before) is not None


@cache
def _hospital(lexicon: Lexicon) -> re.Pattern[str]:
    return compiled(lexicon["places"]["taken"]["pattern"])


def _goes_on(before: places.Mention, mention: places.Mention, lowered: str, lexicon: Lexicon) -> bool:
    """Return whether a place goes on saying where somebody came from: a second one, or the province of the first."""
    if before.cue != "origin":
        return False
    if _AND.fullmatch(lowered, before.end, mention.start):
        return True
    return mention.place.kind in _WIDE and _lies_in(before, mention, lowered, words_of(lexicon))


def _lies_in(before: places.Mention, mention: places.Mention, lowered: str, words: Words) -> bool:
    """Return whether nothing but where it lies stands between two places: "Zamalka in rural Damascus"."""
    first, *more = [*lowered[before.end : mention.start].split(), ""]
    known = words.between | words.of | {"of", ""}
    return first in words.within and all(word in known for word in more)


def _comes_from(lowered: str, start: int, lexicon: Lexicon) -> bool:
    words = words_of(lexicon)
    if lowered.endswith(words.based, 0, start):
        return True
    before = reversed(lowered[max(0, start - LEAD) : start].split())
    for word in before:
        if word in words.origin:
            return next(before, "") not in words.causes  # "the toll from the Azaz blast"
        led = word in words.between or word in words.of or word in words.leavers or word == "of"
        if not (led or word.endswith(words.endings) or place_word(word)):
            return False
    return False


def _at_speaker(mention: places.Mention, said: Saying) -> bool:
    """Return whether a place is the speaker's: in his name, or where he spoke ("said in Ankara that")."""
    return said.start <= mention.start < said.end or said.verb_end < mention.start <= said.verb_end + _BESIDE


def _of_speaker(mention: places.Mention, said: Saying, source: Source) -> bool:
    """Return whether what describes a speaker behind his verb names a place: ", said the group, which is in Homs"."""
    if not said.start == said.at < said.verb_end < said.end < mention.start:
        return False
    words = source.lexicon["words"]["tags"]
    following = source.lowered[said.end : mention.start].replace(",", " ").split(maxsplit=1)[:1]
    return bool(following) and (following[0] in words["a"] or following[0] in words["relatives"])


def is_headline(written: str) -> bool:
    """Return whether Most Words Begin With a Capital."""
    words = [word for word in written.split() if len(word) > 3 and word.isalpha()]
    return len(words) > 3 and sum(map(str.istitle, words)) > 0.7 * len(words)


def place_of(here: Sequence[places.Mention], start: int, end: int, measure: Measure, scope: Scope) -> Place | None:
    """Return the place nearest behind the number in its sentence, else the nearest before it.

    A country gives way to a place inside it that the sentence names, not to where the report was sent from. Where
    people or shells came from is the place of those who left, were taken or got away only; a whole war has no town
    for its place.
    """
    if scope is Scope.CONFLICT:
        here = [mention for mention in here if mention.place.kind not in ("city", None)]
    if measure not in _LEAVING:
        here = [mention for mention in here if mention.cue != "origin"]
    if measure not in _STRETCHING:
        here = [mention for mention in here if mention.cue != "amid"]
    after = [mention for mention in here if mention.start >= end]
    before = [mention for mention in here if mention.end <= start]
    behind = min((mention.start - end for mention in after), default=0)
    ahead = min((start - mention.end for mention in before), default=behind)
    ranked = [*after, *before[::-1]]
    if behind > _FAR and behind > _FARTHER * ahead and not _is_country(before[-1].place):
        ranked = [*before[::-1], *after]  # "the blast in Damascus killed 20, and others were hurt … in Hama"
    if not ranked:
        return None
    first = ranked[0].place
    if not _is_country(first) or ranked[0].cue == "across":
        return first
    inner = (
        mention.place for mention in ranked if mention.place.country == first.country and mention.cue != "dateline"
    )
    return next((place for place in inner if not _is_country(place)), first)


def _is_country(place: Place) -> bool:
    return place.name == place.country


def in_clause(here: Sequence[places.Mention], start: int, then: int, source: Source) -> Sequence[places.Mention]:
    """Return the places without those of the next number's clause, where one stands before this number.

    "Raids on Douma killed 17 men, while shells on Homs killed nine": 17 stands at `start`, nine at `then`. A semicolon
    parts what is said of countries too, and other numbers between. A total of several places is of none of them:
    "nine in Homs and four in Hama, bringing the total to 31".
    """
    if len(here) > 1 and _totals(source.lexicon).search(source.lowered, max(0, start - LEAD), start):
        towns = {mention.place for mention in here if not _is_country(mention.place)}
        here = here if len(towns) < _SEVERAL else [mention for mention in here if _is_country(mention.place)]
    ahead = [mention for mention in here if mention.end <= start]
    behind = next((mention.start for mention in here if mention.start > start), None)
    if not ahead or behind is None:
        return here
    if _contrasts(source.lexicon).search(source.lowered, ahead[-1].end, start):
        return [mention for mention in here if mention.start > start]  # "… in Homs, while nine died in Hama"
    cut = source.lowered.find(";", start, behind)
    if cut < 0 and behind < then and any(mention.place.kind != "country" for mention in ahead):
        match = _clauses(source.lexicon).search(source.lowered, start, behind)
        cut = match.start() if match else -1
    return [mention for mention in here if mention.start < cut] if cut >= 0 else here


def told_before(here: Sequence[places.Mention], end: int, source: Source) -> Sequence[places.Mention]:
    """Return the places without those behind a number of which is said that it is of "the area" told before."""
    if not here or here[-1].start < end or _needed(source.lexicon) not in source.lowered[end : end + LEAD]:
        return here
    there = _there(source.lexicon).match(source.lowered, end)
    return [mention for mention in here if mention.end <= end or mention.start < there.end()] if there else here


def is_distance(end: int, source: Source) -> bool:
    """Return whether a length only says how far off a place lies: "40 kilometres west of", "40 km (25 miles) from"."""
    told = source.lowered[end : end + LEAD]
    if told.startswith(" ("):
        told = told.partition(")")[2] or told.replace("(", " ")
    behind = told.split()[:2]
    off = source.lexicon["places"]["directions"]["off"]
    return not words_of(source.lexicon).directions.isdisjoint(behind) or not frozenset(behind[:1]).isdisjoint(off)


@cache
def _totals(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of what leads to the sum of the numbers before it."""
    return compiled(rf"(?:{'|'.join(lexicon['places']['totals']['words'])})$")


def _needed(lexicon: Lexicon) -> str:
    """Return what the words of `_there` always hold, which is sooner seen than searched."""
    return str(lexicon["places"]["there"]["needs"])


@cache
def _there(lexicon: Lexicon) -> re.Pattern[str]:
    return compiled(lexicon["places"]["there"]["pattern"])


def in_strange_place(source: Source, end: int, then: int) -> bool:
    """Return whether a name stands right behind a number, before the next one, where its place would, of a place that
    nobody knows: "149 died in Zarqania"; or a place without a name: "in a northern village". In text all in capitals
    every word looks like a name.
    """
    match = _strange(source.lexicon).match(source.text, end, min(then, end + LEAD))
    return match is not None and not source.text[end:then].isupper()


@cache
def _strange(lexicon: Lexicon) -> regex.Pattern[str]:
    """Return the pattern of a preposition of place before a capitalised word that is no month or day, or before some
    place without a name.
    """
    unnamed = any_of(lexicon["places"]["unnamed"]["nouns"])
    articles = any_of(lexicon["places"]["unnamed"]["articles"])
    leads = any_of(lexicon["places"]["prepositions"]["strong"])
    times = any_of([*lexicon["dates"]["months"], *lexicon["dates"]["weekdays"]])
    spot = rf"(?:(?!(?i:{times})s?\b)\p{{Lu}}\p{{Ll}}++|(?:{articles}) (?:[\w-]+ ){{0,2}}?(?:{unnamed})\b)"
    return regex.compile(rf"[^,.;:]*? (?:{leads}) {spot}")


@cache
def _contrasts(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of words that set what follows them against what was told of other places."""
    return compiled(rf"(?<!\w)(?:{'|'.join(lexicon['places']['clauses']['contrasts'])})(?!\w)")


@cache
def _clauses(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of words with which a clause begins that has a place of its own."""
    return compiled(rf"(?<!\w)(?:{'|'.join(lexicon['places']['clauses']['words'])})(?!\w)")
