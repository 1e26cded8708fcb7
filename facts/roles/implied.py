"""People that a sentence counts without a numeral: "a farmer", "his wife", "both men", "nobody", "a double murder".

They are chunks of the lexicon's frames, made before the frames are searched; a quantity is built only for those
that a frame reaches.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from facts.lexicon import Lexicon
from facts.model import Bound, Quantity
from facts.text.tokens import Item, Trigger
from facts.text.words import compiled

_ZERO_NOUNS = re.compile(r"u[xC]{0,2}(N)(?:&[xC]{0,2}(N))?")
_SELF = frozenset({"self", "self_ing"})  # forms of triggers
_VALUES = {"z": 0.0, "q": 1.0, "Q": 2.0}  # nobody, one person, both


def chunk(items: list[Item], tags: str, lexicon: Lexicon) -> list[Item]:
    """Merge "a young farmer", "his wife", "no civilians", "Ali Hassan, 34," to one item each."""
    out: list[Item] = []
    index = 0
    for match in _chunks(lexicon).finditer(tags):
        kind = match.lastgroup or ""
        out += items[index : match.start()]
        last = match.end(kind) - 1
        out.append((kind[0], items[match.start()][1], items[last][2], kind))
        index = match.end()
    return out + items[index:] if out else items


def quantity_at(items: Sequence[Item], position: int, text: str, lexicon: Lexicon) -> Quantity:
    """Return the quantity of an item: the one that was read, or that of its implied people."""
    kind, start, end, reference = items[position]
    if isinstance(reference, Quantity):
        return reference
    name = reference.partition("_")[2] if isinstance(reference, str) else "none"
    together = lexicon["nouns"]["together"].get(text[start:end].lower().rpartition(" ")[2]) if kind == "q" else None
    return _people(text, start, end, float(together or _VALUES[kind]), f"implied.{name}", implied=kind == "q")


def zeros(
    items: Sequence[Item], tags: str, text: str, lexicon: Lexicon
) -> Iterator[tuple[int, Quantity, Trigger, str]]:
    """Yield position, zero, trigger and rule of "no casualties", "without any injuries or deaths"."""
    shown = frozenset(lexicon["words"]["shown"])
    for match in _ZERO_NOUNS.finditer(tags):
        start, end = items[match.start()][1], items[match.end() - 1][2]
        if not shown.isdisjoint(text[start:end].split()):
            continue
        for group in (1, 2):
            at = match.start(group)
            trigger = items[at][3] if at >= 0 else None
            if isinstance(trigger, Trigger):
                start = items[match.start()][1] if group == 1 else items[at][1]
                yield at, _people(text, start, items[at][2], 0.0, "implied.none", implied=False), trigger, "none"


def counted_events(
    items: Sequence[Item], tags: str, text: str, lexicon: Lexicon
) -> Iterator[tuple[int, Quantity, Trigger, str]]:
    """Yield position, quantity, trigger and rule of happenings whose name counts people: "a double murder"."""
    for at, kind in enumerate(tags):
        _, start, end, trigger = items[at]
        if kind == "X" and isinstance(trigger, Trigger):
            value = lexicon["measures"][trigger.measure]["counts"][" ".join(text[start:end].lower().split())]
            quantity = _people(text, start, end, float(value), "implied.event", implied=True)
            yield at, quantity, trigger, "event"


def suicides(
    items: Sequence[Item], reached: Collection[int | None], text: str
) -> Iterator[tuple[int, Quantity, Trigger, str]]:
    """Yield position, quantity, trigger and rule of those who kill themselves, where no frame found who did:
    "he shot two clerks before killing himself".
    """
    for at, (_, start, end, trigger) in enumerate(items):
        if isinstance(trigger, Trigger) and trigger.form in _SELF and at not in reached:
            yield at, _people(text, start, end, 1.0, "implied.self", implied=True), trigger, "self"


def _people(text: str, start: int, end: int, value: float, rule: str, *, implied: bool) -> Quantity:
    return Quantity(
        quote=text[start:end],
        start=start,
        end=end,
        number_start=start,
        number_end=end,
        low=value,
        high=value,
        bound=Bound.EXACT,
        precision=1.0,
        unit="person",
        unit_name="person",
        dimension="person",
        si_low=value,
        si_high=value,
        counted=text[start:end],
        implied=implied,
        rule=rule,
    )


@cache
def _chunks(lexicon: Lexicon) -> re.Pattern[str]:
    chunks = lexicon["frames"]["chunks"]
    return compiled("|".join(f"(?P<{name}>{pattern})" for name, pattern in chunks.items()))
