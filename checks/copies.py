"""Who really says it: claims → independent witnesses, with speakers' names made one and copies collapsed.

A witness is the attributed speaker, else the outlet. A copied report never counts twice: copies are found by
sentence, because spun texts shuffle sentences and swap names (DOMAIN, sections 0 and 3.6).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache, partial
from hashlib import blake2b
from itertools import chain, combinations
from operator import add

from checks.intervals import meet, pair
from checks.model import Witness
from facts.lexicon import Lexicon, load
from facts.model import AttributionKind, Claim
from facts.text.cut import Remembered

_DESCRIBED = re.compile(r"(?:The )?(?:[a-z][\w’'-]* )+(?P<name>[A-Z]{3,})")  # "the disaster agency AFAD"
_WORD = re.compile(r"\d[\d,.]*\d|\w+", re.UNICODE)
_SHINGLE = 3  # words
COPY_WORDS = 7  # a shorter sentence is alike by chance
_COPY_SHARE = 0.6  # of the shingles, names masked
_LEAST = COPY_WORDS - _SHINGLE + 1  # shingles of such a sentence
_BANDS = 5  # smallest hashes of a sentence, under which it is looked up: of copies one in fifty shares none
_FEW = 8  # claims: fewer are held against each other without hashes
_BITS = (1 << 50) - 1  # of a word's hash: three of them stay below 53 bits
_FACTORS = (0x5DEECE66D, 0x2545F4915, 0x19E3779B9)  # any large odd numbers: the order of words matters
_NAME = "A"  # a capital, as no word has one


@lru_cache(maxsize=65536)
def speaker(name: str, lexicon: Lexicon | None = None) -> str:
    """Return the one name of a speaker: aliases resolved, descriptions of what he is dropped.

    >>> speaker("The Britain-based Syrian Observatory for Human Rights")
    'Syrian Observatory for Human Rights'
    >>> speaker("the disaster agency AFAD") == speaker("AFAD")
    True
    >>> speaker("the Observatory's chief, Rami Abdurrahman") == speaker("SOHR")
    True
    """
    lexicon = lexicon or load()
    aliases, drop, based = _aliases(lexicon)
    for candidate in (name, *name.split(","), *re.split(r"['’]s\b", name)):
        found = aliases.get(_bare(candidate)) or aliases.get(_bare(candidate, drop, based))
        if found:
            return found
    words = _words(name)
    for size in range(len(words), 1, -1):  # "Rami Abdel Rahman, head of the Syrian Observatory for Human Rights"
        for first in range(len(words) - size + 1):
            if found := aliases.get(" ".join(words[first : first + size])):
                return found
    described = _DESCRIBED.fullmatch(name)
    return (described and described["name"].casefold()) or _bare(name, drop, based) or _bare(name)


@cache
def _aliases(lexicon: Lexicon) -> tuple[Mapping[str, str], frozenset[str], tuple[str, ...]]:
    """Return alias → name, the words to drop, and the endings of compounds to drop ("Britain-based")."""
    table = lexicon["speakers"]
    aliases = {_bare(alias): name for name, others in table["alias"].items() for alias in (name, *others)}
    return aliases, frozenset(table["drop"]["words"]), tuple(table["drop"]["based"])


def _words(text: str) -> list[str]:
    """Return the lower-case words of a name; dots inside acronyms vanish."""
    return _WORD.findall(text.casefold().replace(".", "").replace("’", "'").replace("'s", ""))


def _bare(name: str, drop: frozenset[str] = frozenset(), based: tuple[str, ...] = ()) -> str:
    """Return a name as bare words, without those to drop before and after it."""
    parts = [part for part in name.split() if not _is_based(part, based)]
    words = [word for word in _words(" ".join(parts)) if word != "the"]
    while words and words[0] in drop:
        words.pop(0)
    while words and words[-1] in drop:
        words.pop()
    return " ".join(words)


def _is_based(word: str, based: tuple[str, ...]) -> bool:
    """Return whether a word says where a group sits or whose it is: "Britain-based"."""
    return any(word.casefold().rstrip(",").endswith(f"-{ending}") for ending in based)


def witness(claim: Claim, lexicon: Lexicon | None = None) -> str:
    """Return the name of a claim's source: its speaker; else, or where that could be anybody, its outlet."""
    return named(claim.attribution, claim.attribution_kind, claim.source or claim.document_id, lexicon)


@lru_cache(maxsize=65536)
def named(attribution: str | None, kind: AttributionKind, outlet: str, lexicon: Lexicon | None = None) -> str:
    """Return the name of a source, given the speaker as written, what sort of speaker it is, and the outlet."""
    lexicon = lexicon or load()
    if not attribution:
        return outlet
    name = speaker(attribution, lexicon)
    nameless = frozenset(lexicon["speakers"]["nameless"]["words"])
    if kind in (AttributionKind.ANONYMOUS, AttributionKind.WITNESS) or nameless & set(_words(name)):
        return f"{name} ({outlet})"
    return name


def same_witness(left: Claim, right: Claim) -> bool:
    """Return whether two claims come from one speaker or outlet, or one report is a copy of the other."""
    return witness(left) == witness(right) or is_copy(left, right)


def is_copy(left: Claim, right: Claim) -> bool:
    """Return whether two documents give one number in (nearly) one sentence; names may be swapped."""
    if left.document_id == right.document_id or _value(left) != _value(right):
        return False
    return alike(left.sentence, right.sentence)


def alike(left: str, right: str) -> bool:
    """Return whether two sentences are copies: long enough, and most of their shingles shared."""
    ours, theirs = shingles(left), shingles(right)
    if len(ours) < _LEAST or len(theirs) < _LEAST:
        return False
    return len(ours & theirs) >= _COPY_SHARE * min(len(ours), len(theirs)) and _near(len(ours), len(theirs))


def _near(left: int, right: int) -> bool:
    """A sentence inside one twice as long is a quotation at most."""
    return min(left, right) * 2 >= max(left, right)


@lru_cache(maxsize=4096)
def shingles(sentence: str) -> frozenset[tuple[str, ...]]:
    """Return the runs of three words of a sentence, names read as one mask."""
    words = _masked(sentence)
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def _masked(sentence: str) -> list[str]:
    """Return the words of a sentence, each run of names as one; a capital at its very start makes no name."""
    opening, *pieces = sentence.split() or ("",)
    words = [*_OPENING[opening], *chain.from_iterable(map(_PIECES.__getitem__, pieces))]
    if words.count(_NAME) > 1:
        words = [each for each, before in zip(words, ["", *words], strict=False) if not (each == before == _NAME)]
    return words


def _words_in(piece: str, *, opening: bool = False) -> Sequence[str]:
    """Return the words of what stands between spaces, one mask for all that begin with a capital, unless it is the
    `opening` of a sentence.
    """
    words = _WORD.findall(piece)
    if opening and words and piece.startswith(words[0]):
        words[0] = words[0].casefold()
    return tuple(_NAME if word[0].isupper() else word.casefold() for word in words)


_PIECES = Remembered(_words_in)
_OPENING = Remembered(partial(_words_in, opening=True))


def signature(sentence: str) -> Sequence[int]:
    """Return the smallest hashes of a sentence's shingles, under which its copies are found, the same on every
    machine; none where it is short.
    """
    words = _masked(sentence)
    if len(words) < COPY_WORDS:
        return ()
    first, second, third = zip(*map(_HASHES.__getitem__, words), strict=True)
    runs = set(map(add, map(add, first, second[1:]), third[2:]))
    return sorted(runs)[:_BANDS] if len(runs) >= _LEAST else ()


def _hashes(word: str) -> tuple[int, int, int]:
    """Return the hashes of a word as the first, second and third of a run."""
    code = int.from_bytes(blake2b(word.encode(), digest_size=4).digest())
    return code * _FACTORS[0] & _BITS, code * _FACTORS[1] & _BITS, code * _FACTORS[2] & _BITS


_HASHES = Remembered(_hashes)


def _value(claim: Claim) -> tuple[object, ...]:
    """Return what a copy must keep: measure, population and number."""
    quantity = claim.quantity
    return claim.measure, claim.population, quantity.low, quantity.high, quantity.bound


def witnesses(claims: Sequence[Claim], lexicon: Lexicon | None = None) -> tuple[Witness, ...]:
    """Return the independent sources behind claims of one fact, by name; `copies` are outlets that only copy.

    The same speaker, the same outlet, an acronym of a full name and a copied sentence are one witness.
    """
    lexicon = lexicon or load()
    ordered = sorted(claims, key=_told_at) if len(claims) > 1 else claims
    names = [witness(claim, lexicon) for claim in ordered]
    if len(set(names)) == 1:
        return (_witness(ordered, names, range(len(ordered))),)
    parents = list(range(len(ordered)))

    def root(index: int) -> int:
        while parents[index] != index:
            index = parents[index]
        return index

    for left, right in _joined(ordered, names):
        first, second = root(left), root(right)
        parents[max(first, second)] = min(first, second)
    groups: dict[int, list[int]] = defaultdict(list)
    for index in range(len(ordered)):
        groups[root(index)].append(index)
    return tuple(sorted((_witness(ordered, names, group) for group in groups.values()), key=lambda each: each.name))


def _told_at(claim: Claim) -> tuple[str, str]:
    return str(claim.published or ""), claim.claim_id


def _witness(claims: Sequence[Claim], names: Sequence[str], group: Sequence[int]) -> Witness:
    """Return one witness: a named speaker gives the name, else the earliest outlet."""
    named = [index for index in group if claims[index].attribution]
    text = [index for index in named if claims[index].field == "text"]
    name = min([names[index] for index in text or named], default=names[group[0]])
    copies = {claims[index].source or claims[index].document_id for index in group if names[index] != name}
    ids = sorted([claims[index].claim_id for index in group])
    return Witness(name, tuple(ids), tuple(sorted(copies - {name})))


def _joined(claims: Sequence[Claim], names: Sequence[str]) -> Iterable[tuple[int, int]]:
    """Yield pairs of claims with one witness: by name, by acronym, or because one copies the other."""
    first: dict[str, int] = {}
    for index, name in enumerate(names):
        yield first.setdefault(name, index), index
    yield from _echoes(claims)
    for short, full in _acronyms(first):
        yield first[short], first[full]
    values: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, claim in enumerate(claims):
        values[_value(claim)].append(index)
    for alike in values.values():
        voices, reports = {names[index] for index in alike}, {claims[index].document_id for index in alike}
        if len(voices) > 1 and len(reports) > 1:
            yield from _copied(claims, names, alike)


def _copied(claims: Sequence[Claim], names: Sequence[str], group: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Yield pairs of claims of two names, all with one number, of which one copies the other's sentence."""
    for other, index in combinations(group, 2) if len(group) <= _FEW else _alike_at_a_glance(claims, group):
        ours, theirs = claims[other], claims[index]
        two = names[other] != names[index] and ours.document_id != theirs.document_id
        if two and alike(ours.sentence, theirs.sentence):
            yield other, index


def _alike_at_a_glance(claims: Sequence[Claim], group: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of claims whose sentences share one of the hashes under which copies are found."""
    first: dict[int, int] = {}
    for index in group:
        earlier = {first.setdefault(band, index) for band in signature(claims[index].sentence)}
        yield from ((other, index) for other in sorted(earlier - {index}))


def _echoes(claims: Sequence[Claim]) -> Iterable[tuple[int, int]]:
    """Yield claims of one document that only repeat a number which it attributes elsewhere: a headline, a summary."""
    documents: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, claim in enumerate(claims):
        documents[claim.document_id, claim.measure, claim.population].append(index)
    for group in documents.values():
        if len(group) == 1:
            continue
        voiced = [index for index in group if claims[index].attribution and claims[index].field == "text"]
        for index in group:
            if claims[index].attribution and claims[index].field == "text":
                continue
            for other in voiced:
                scales = pair(claims[index].quantity, claims[other].quantity)
                if scales and meet(*scales):
                    yield other, index
                    break


def _acronyms(names: Iterable[str]) -> Iterable[tuple[str, str]]:
    """Yield an acronym with the full name whose initials it is: "lcc" and "local coordination committees"."""
    short = sorted(name for name in names if name.isalpha() and len(name) >= 3)
    full = {initials(name): name for name in sorted(names) if " " in name} if short else {}
    for name in short:
        if name.casefold() in full:
            yield name, full[name.casefold()]


@lru_cache(maxsize=65536)
def initials(name: str) -> str:
    """Return the first letters of a name's longer words.

    >>> initials("Syrian Observatory for Human Rights")
    'sohr'
    """
    return "".join(word[0] for word in _words(name) if word not in ("of", "for", "the", "and", "on", "in", "to"))
