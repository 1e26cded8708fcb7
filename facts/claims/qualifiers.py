"""What changes a number's meaning: modality, scope, series, definition, population and side, from the words around.

All patterns stand in qualifiers.toml. A claim is asserted, of unknown definition and of nobody's side unless a word
says otherwise.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import takewhile
from typing import Any

from facts.claims.context import superlatives
from facts.errors import LexiconError
from facts.lexicon import Lexicon
from facts.model import Measure, Modality, Quantity, Scope, Series
from facts.text.cues import spotter
from facts.text.inflections import plural
from facts.text.words import compiled

# Each branch begins with its own character, so that the search skips all others.
_CLAUSE = re.compile(r""";|:|"|“|”|,\s(?:but|while|whereas)\b|b(?<=\bb)ut\b|w(?<=\bw)hich\b|a(?<=\ba)lthough\b""")
_KINDS = ("modality", "scope", "series", "definition", "earlier")
_WHERE = ("before", "after", "around", "anywhere", "quote")
_COMPARING, _WAR = 70, 100  # characters before a scope, or before a war, in which a superlative makes it a comparison
_AROUND = 90  # characters on each side of a number in which what is said of it stands
_WORDS = re.compile(r"\S+")
_BRACKETS = str.maketrans("", "", "[]()")
_MARK = re.compile(r"[,;:.()]")
_LETTERS = re.compile(r"\w+")
_ASIDE = re.compile(r"\([^()]*\) ?|\[[^\[\]]*\] ?")
_NOUNS = re.compile(r"[,;:.()]| and ")  # between the nouns of a list


@dataclass(frozen=True, slots=True)
class _Cue:
    name: str
    before: str
    after: str
    around: str
    anywhere: str
    quote: str
    bit: int  # among those that facts/text/cues.py tells of a sentence
    within: int
    window: int
    measures: frozenset[str]


@dataclass(frozen=True, slots=True)
class Context:
    """The lower-cased sentence of a quantity, where the quantity stands in it, and the cues that it may hold."""

    sentence: str
    start: int
    end: int
    cues: int

    @property
    def clause_start(self) -> int:
        """Return where the clause of the number begins in the sentence."""
        cut = 0
        for match in _CLAUSE.finditer(self.sentence, 0, self.start):
            cut = match.end()
        return cut

    @property
    def after(self) -> str:
        """Return the clause behind the quantity."""
        tail = self.sentence[self.end :]
        match = _CLAUSE.search(tail)
        return tail[: match.start()] if match else tail

    @property
    def around(self) -> str:
        """Return the words on both sides of the quantity, which is # there; other marks of that kind are left out."""
        before, behind = (text.replace("#", " ") for text in (self.sentence[: self.start], self.sentence[self.end :]))
        return f"{before[-_AROUND:]}#{behind[:_AROUND]}"


def modality(context: Context, lexicon: Lexicon) -> Modality:
    """Return how the text stands to the number; `asserted` unless a cue says otherwise."""
    cues = _chosen(context.cues, lexicon, "modality")
    after = context.after if cues else ""
    for cue in cues:
        if cue.before and _near(_compiled(cue.before), context, cue.within):
            return Modality(cue.name)
        if cue.after and _compiled(cue.after).search(after[:60]):
            return Modality(cue.name)
        if cue.around and _compiled(cue.around).search(context.around):
            return Modality(cue.name)
    return Modality.ASSERTED


def scope(context: Context, measure: Measure, lexicon: Lexicon, *, incident: bool) -> Scope:
    """Return what the number sums over; `incident` says that a verb or noun of happening carries it."""
    for cue in _scopes(context.sentence, context.cues, lexicon):
        if not cue.measures or measure in cue.measures:
            return Scope(cue.name)
    return Scope.INCIDENT if incident else Scope.UNKNOWN


def series(context: Context, quote: str, lexicon: Lexicon) -> Series:
    """Return whether the number is a total or an addition to one."""
    for cue in _chosen(context.cues, lexicon, "series"):
        if cue.quote and _compiled(cue.quote).search(quote.lower()):
            return Series(cue.name)
        if cue.before and _near(_compiled(cue.before), context, cue.within):
            return Series(cue.name)
    return Series.LEVEL


def definition(context: Context, measure: Measure, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the qualifiers that change what is counted, in the order of the lexicon."""
    found = []
    for cue in _chosen(context.cues, lexicon, "definition"):
        if cue.measures and measure not in cue.measures:
            continue
        window = context.sentence[max(0, context.start - cue.window) : context.end + cue.window]
        if cue.anywhere and _compiled(cue.anywhere).search(window):
            found.append(cue.name)
    return tuple(found)


def earlier(context: Context, lexicon: Lexicon) -> bool:
    """Return whether the sentence gives the number as one of before: "had earlier put the toll at 12".

    Behind "while" stands another number: "had put the toll at 12 while the ministry gave 14".
    """
    cues = _chosen(context.cues, lexicon, "earlier")
    if not cues:
        return False
    turns = _turns(lexicon)
    first = max((match.end() for match in turns.finditer(context.sentence, 0, context.start)), default=0)
    turn = turns.search(context.sentence, context.end)
    last = turn.start() if turn else len(context.sentence)
    return any(_compiled(cue.anywhere).search(context.sentence, first, last) for cue in cues)


@cache
def _turns(lexicon: Lexicon) -> re.Pattern[str]:
    return compiled(rf"\b(?:{'|'.join(lexicon['comparisons']['turns'])})\b")


def population(quantity: Quantity, context: Context, lexicon: Lexicon) -> str:
    """Return the role of those counted by the nouns of the phrase, the last that names one; else `all`.

    A part has its noun behind "of them", the dead and wounded theirs behind "among" or before "suffered". Members
    are of the role of their body ("members of government forces").
    Officers, without more, are an army's where the sentence speaks of an army and of no police.
    """
    counted = (quantity.counted or "").lower()
    role, ranked = _population(counted, lexicon)
    if counted.endswith(tuple(lexicon["nouns"]["bodies"]["members"])) and role == "all":
        return _population(_body(context, lexicon), lexicon)[0]
    if role == "all":
        of_them = _of_them(context, lexicon)
        return _borne(counted, context, lexicon) if of_them == "all" else of_them
    ranks = lexicon["nouns"]["ranks"]
    if not ranked:
        civil = role == ranks["army"] and any(word in counted for word in ranks["at_sea"])
        return "all" if civil and _at_sea(context, lexicon) else role
    words = frozenset(_LETTERS.findall(context.sentence))
    return role if words.isdisjoint(ranks["of_army"]) or not words.isdisjoint(ranks["of_police"]) else ranks["army"]


def _at_sea(context: Context, lexicon: Lexicon) -> bool:
    """Return whether a captain's sentence speaks of a ship, a plane or a team, and of no army."""
    ranks, words = lexicon["nouns"]["ranks"], frozenset(_LETTERS.findall(context.sentence))
    return words.isdisjoint(ranks["of_army"]) and not words.isdisjoint(ranks["of_crew"])


def _of_them(context: Context, lexicon: Lexicon) -> str:
    """Return the role of a part whose noun stands behind "of them": "four of them children", "12 of whom were women".

    Where two roles are named there, all are meant.
    """
    of = _part_of(lexicon).match(context.sentence, context.end) or _parted(context, lexicon)
    if of is None:
        return "all"
    ends = frozenset(word for table in ("be", "have", "prepositions") for word in lexicon["words"][table])
    phrase = _MARK.split(context.sentence[of.end() : of.end() + 60], maxsplit=1)[0].split()[:4]
    words = list(takewhile(lambda word: word not in ends, phrase))
    joined = next((at for at, word in enumerate(words) if word in lexicon["words"]["tags"]["and"]), len(words))
    first, second = (_population(" ".join(some), lexicon)[0] for some in (words[:joined], words[joined + 1 :]))
    return first if second == "all" else "all"


def _borne(counted: str, context: Context, lexicon: Lexicon) -> str:
    """Return the role of those who bear dead and wounded whom no noun names: "12 dead among the rebels", "the rebels
    suffered 12 dead", "inflicted 12 casualties on the rebels".
    """
    table = lexicon["qualifiers"]
    if counted and counted.split()[-1] not in table["borne"]["nouns"]:
        return "all"
    if not any(need in context.sentence for need in table["borne"]["needs"]):
        return "all"
    patterns = {name: _compiled(table[name]["pattern"]) for name in ("among", "on", "inflicted", "suffered")}
    before, behind = context.sentence[context.clause_start : context.start], context.sentence[context.end :]
    led = patterns["among"].match(behind) or (patterns["inflicted"].search(before) and patterns["on"].match(behind))
    if led:
        return _bearer(behind[led.end() :], lexicon)
    suffered = patterns["suffered"].search(before)
    if suffered is None:
        return "all"
    subject = _compiled(table["suffered"]["subject"]).split(_ASIDE.sub("", before[: suffered.start()]))[-1]
    return _bearer(subject, lexicon)


def _bearer(words: str, lexicon: Lexicon) -> str:
    """Return the one role of the nouns that some words begin with, up to a verb or a preposition.

    An army's are soldiers; where two roles are named, all are meant.
    """
    ends = frozenset(word for table in ("be", "have", "prepositions") for word in lexicon["words"][table])
    clause = _CLAUSE.split(words[:_AROUND], maxsplit=1)[0]
    phrase = takewhile(lambda word: word not in ends, clause.split())
    roles = {_of_body(noun, lexicon) for noun in _NOUNS.split(" ".join(phrase))} - {"all"}
    return roles.pop() if len(roles) == 1 else "all"


def _of_body(noun: str, lexicon: Lexicon) -> str:
    """Return the role of a noun, or of those whose body it is: an army's are soldiers."""
    role, ranks = _population(noun, lexicon)[0], lexicon["nouns"]["ranks"]
    return ranks["army"] if role == "all" and not set(ranks["of_army"]).isdisjoint(noun.split()) else role


@cache
def _part_of(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of what leads from a number to the noun of those it counts: "of them", "of whom were"."""
    return compiled(lexicon["qualifiers"]["part_of"]["pattern"])


def _parted(context: Context, lexicon: Lexicon) -> re.Match[str] | None:
    """Return what stands between a number and its noun where "of those killed" stands before it, else None."""
    table = lexicon["qualifiers"]["parted"]
    behind = _compiled(table["behind"]).match(context.sentence, context.end)
    return behind if behind and _compiled(table["pattern"]).search(context.sentence, 0, context.start) else None


def _body(context: Context, lexicon: Lexicon) -> str:
    """Return the noun phrase behind "members of", up to the next verb or preposition, five words at most."""
    of, *behind = [*context.after[:60].split()[:6], ""]
    if of not in lexicon["numbers"]["of"]:
        return ""
    ends = frozenset(word for table in ("be", "have", "prepositions") for word in lexicon["words"][table])
    return " ".join(takewhile(lambda word: word not in ends, behind))


@lru_cache(maxsize=4096)
def _population(counted: str, lexicon: Lexicon) -> tuple[str, bool]:
    """Return the role that a phrase names and whether only a rank does that may be of another body: "officers"."""
    words = _WORDS.findall(counted.translate(_BRACKETS))
    roles, ranks = _populations(lexicon), lexicon["nouns"]["ranks"]["nouns"]
    by_rank = None
    for end in range(len(words), 0, -1):
        for start in range(max(0, end - 3), end):
            noun = " ".join(words[start:end]).strip(",.'’")
            role = roles.get(noun)
            if role and noun in ranks:
                by_rank = role
            elif role and role != "all":
                return role, False
    return by_rank or "all", by_rank is not None


def side(quantity: Quantity, lexicon: Lexicon) -> str | None:
    """Return the nationality, party or group of those counted, in one spelling, or None."""
    return _side(quantity.counted.lower(), lexicon) if quantity.counted else None


@lru_cache(maxsize=4096)
def _side(counted: str, lexicon: Lexicon) -> str | None:
    names, never = _sides(lexicon)
    cleaned = " ".join(word for word in counted.split() if not never.search(word))
    return next((name for name, pattern in names if pattern.search(cleaned)), None)


def _near(pattern: re.Pattern[str], context: Context, within: int) -> bool:
    """Return whether the pattern ends at most `within` words before the number, in its clause.

    The number and what follows stay in sight of the pattern: "claimed 53 lives" is no allegation.
    """
    last = None
    for match in pattern.finditer(context.sentence, context.clause_start):
        if match.end() > context.start:
            break
        last = match
    return last is not None and len(_WORDS.findall(context.sentence, last.end(), context.start)) <= within


def _joined(patterns: list[str]) -> str:
    return "|".join(f"(?:{pattern})" for pattern in patterns)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern compiled when it is first used: to compile all takes longer than to read a small document."""
    return compiled(pattern)


@lru_cache(maxsize=4096)
def _chosen(bits: int, lexicon: Lexicon, kind: str) -> tuple[_Cue, ...]:
    """Return the cues of a kind among those that may stand in a sentence."""
    return tuple(cue for cue in _cues(lexicon)[kind] if cue.bit & bits)


@lru_cache(maxsize=64)
def _scopes(sentence: str, bits: int, lexicon: Lexicon) -> tuple[_Cue, ...]:
    """Return the cues of a scope that stand in a sentence; its claims share them."""
    cues = _chosen(bits, lexicon, "scope")
    return tuple(cue for cue in cues if cue.anywhere and _sums(cue, sentence, lexicon))


def _sums(cue: _Cue, sentence: str, lexicon: Lexicon) -> bool:
    """Return whether a scope is the number's own: "the deadliest attack since the war began" only compares with it."""
    apart, reach = superlatives(lexicon), _WAR if cue.name == Scope.CONFLICT else _COMPARING
    return any(
        not apart.search(sentence, max(0, found.start() - reach), found.end())
        for found in _compiled(cue.anywhere).finditer(sentence)
    )


def spotted(words: Iterable[str], lexicon: Lexicon) -> int:
    """Return which cues the lower-cased words of a sentence may hold, as bits; its claims share them."""
    return _spotter(lexicon)(words)


@cache
def _spotter(lexicon: Lexicon) -> Callable[[Iterable[str]], int]:
    return spotter([entry["needs"] for _, _, entry in _entries(lexicon)])


def _entries(lexicon: Lexicon) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield kind, name and table of each cue."""
    for kind in _KINDS:
        table = lexicon["qualifiers"][kind]
        for name, entry in ({kind: table} if "needs" in table else table).items():
            if not entry.get("needs") or any(" " in letters.strip() for letters in entry["needs"]):
                raise LexiconError(f"qualifiers.toml: {kind}.{name} names no `needs`, letters of one word each")
            yield kind, name, entry


@cache
def _cues(lexicon: Lexicon) -> Mapping[str, Sequence[_Cue]]:
    cues: dict[str, list[_Cue]] = {kind: [] for kind in _KINDS}
    for at, (kind, name, entry) in enumerate(_entries(lexicon)):
        before, after, around, anywhere, quote = (_joined(entry.get(where, [])) for where in _WHERE)
        measures = frozenset(entry.get("measures", ()))
        within, window = entry.get("within", 0), entry.get("window", 0)
        cues[kind].append(_Cue(name, before, after, around, anywhere, quote, 1 << at, within, window, measures))
    return cues


@cache
def _populations(lexicon: Lexicon) -> dict[str, str]:
    table = lexicon["nouns"]
    irregular = {singular: plural_ for plural_, singular in table["irregular"].items()}
    roles: dict[str, str] = {}
    for role, entry in table["person"].items():
        for noun in entry["nouns"]:
            roles.setdefault(noun, role)
            roles.setdefault(irregular.get(noun) or plural(noun, lexicon), role)
    return roles


@cache
def _sides(lexicon: Lexicon) -> tuple[tuple[tuple[str, re.Pattern[str]], ...], re.Pattern[str]]:
    table = lexicon["qualifiers"]
    names = tuple((name, compiled("|".join(patterns))) for name, patterns in table["sides"].items())
    return names, compiled("|".join(table["sides_never"]["patterns"]))
