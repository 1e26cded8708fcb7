"""What changes a number's meaning: modality, scope, series and definition, from the words around.

All patterns stand in qualifiers.toml. A claim is asserted and of unknown definition unless a word says otherwise.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from facts.claims.context import superlatives
from facts.errors import LexiconError
from facts.lexicon import Lexicon
from facts.model import Measure, Modality, Scope, Series
from facts.text.cues import spotter
from facts.text.words import compiled

# Each branch begins with its own character, so that the search skips all others.
CLAUSE = re.compile(r""";|:|"|“|”|,\s(?:but|while|whereas)\b|b(?<=\bb)ut\b|w(?<=\bw)hich\b|a(?<=\ba)lthough\b""")
_KINDS = ("modality", "scope", "series", "definition", "earlier")
_WHERE = ("before", "after", "around", "anywhere", "quote")
_COMPARING, _WAR = 70, 100  # characters before a scope, or before a war, in which a superlative makes it a comparison
AROUND = 90  # characters on each side of a number in which what is said of it stands
_WORDS = re.compile(r"\S+")


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
        for match in CLAUSE.finditer(self.sentence, 0, self.start):
            cut = match.end()
        return cut

    @property
    def after(self) -> str:
        """Return the clause behind the quantity."""
        tail = self.sentence[self.end :]
        match = CLAUSE.search(tail)
        return tail[: match.start()] if match else tail

    @property
    def around(self) -> str:
        """Return the words on both sides of the quantity, which is # there; other marks of that kind are left out."""
        before, behind = (text.replace("#", " ") for text in (self.sentence[: self.start], self.sentence[self.end :]))
        return f"{before[-AROUND:]}#{behind[:AROUND]}"


def modality(context: Context, lexicon: Lexicon) -> Modality:
    """Return how the text stands to the number; `asserted` unless a cue says otherwise."""
    cues = _chosen(context.cues, lexicon, "modality")
    after = context.after if cues else ""
    for cue in cues:
        if cue.before and _near(compiled_once(cue.before), context, cue.within):
            return Modality(cue.name)
        if cue.after and compiled_once(cue.after).search(after[:60]):
            return Modality(cue.name)
        if cue.around and compiled_once(cue.around).search(context.around):
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
        if cue.quote and compiled_once(cue.quote).search(quote.lower()):
            return Series(cue.name)
        if cue.before and _near(compiled_once(cue.before), context, cue.within):
            return Series(cue.name)
    return Series.LEVEL


def definition(context: Context, measure: Measure, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the qualifiers that change what is counted, in the order of the lexicon."""
    found = []
    for cue in _chosen(context.cues, lexicon, "definition"):
        if cue.measures and measure not in cue.measures:
            continue
        window = context.sentence[max(0, context.start - cue.window) : context.end + cue.window]
        if cue.anywhere and compiled_once(cue.anywhere).search(window):
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
    return any(compiled_once(cue.anywhere).search(context.sentence, first, last) for cue in cues)


@cache
def _turns(lexicon: Lexicon) -> re.Pattern[str]:
    return compiled(rf"\b(?:{'|'.join(lexicon['comparisons']['turns'])})\b")


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
def compiled_once(pattern: str) -> re.Pattern[str]:
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
        for found in compiled_once(cue.anywhere).finditer(sentence)
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
