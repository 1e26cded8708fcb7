"""The editor's decisions: stored as rows that only grow, replayed by every check, never lost by a re-run.

A mark names its claims by document, field and words besides their ids, so that it holds on to the same words when a
re-reading gives them another id. Where the words are gone, the mark says so and does nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

from facts.errors import FactsError
from facts.store import Store

_COUNTED = ("person", "count")  # dimensions of what cannot be below zero


class Action(StrEnum):
    """What an editor decides about claims."""

    REJECT = "reject"  # they take no part
    VALUE = "value"  # the best of their fact
    SPLIT = "split"  # each answers a question of its own
    MERGE = "merge"  # their happenings are one
    UNDO = "undo"  # the last decision about them is taken back


@dataclass(frozen=True, slots=True)
class Mark:
    """A decision with the current claims it is about; `lost` are its words that stand in no document any more.

    `undoes` is the number of the decision that this one takes back, `undone` whether a later one has done so to it.
    """

    mark: int
    action: Action
    value: float | None
    by: str
    why: str
    targets: tuple[str, ...]
    others: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    undoes: int | None = None
    undone: bool = False


def add(
    store: Store,
    action: Action,
    targets: Sequence[str],
    *,
    by: str,
    why: str,
    value: float | None = None,
    others: Sequence[str] = (),
) -> int:
    """Store a decision about current claims, and return its number; the clock is read here.

    Who rejects a claim rejects its headline as well: all that says the same in the same document. Who takes back a
    decision takes back the last one that stands; FactsError where there is none, where people or things would number
    less than none, and where a happening would be merged with itself.
    """
    undoes = None
    if value is not None and value < 0 and any(c.quantity.dimension in _COUNTED for c in store.claims(targets)):
        raise FactsError("people and things are not fewer than none: give a --value of 0 or more")
    if not {*targets}.isdisjoint(others):
        raise FactsError("a happening is not merged with itself: give another claim or fact to --merge")
    with store.transaction():
        if action is Action.UNDO:
            last = _standing(store, targets)
            undoes, targets, others = last.mark, last.targets, last.others
        if action is Action.REJECT:
            targets = [claim_id for (claim_id,) in store.query("marks/echoes", ids=list(targets))]
        number = int(store.query("marks/next_mark")[0][0])
        row = {"mark": number, "action": action.value, "value": value, "by_whom": by, "why": why, "undoes": undoes}
        store.insert("marks/add_mark", [row | {"marked_at": datetime.now(UTC).replace(tzinfo=None).isoformat()}])
        for side, ids in (("target", targets), ("other", others)):
            store.query("marks/add_claims", mark=number, side=side, ids=list(ids))
    return number


def _standing(store: Store, targets: Sequence[str]) -> Mark:
    """Return the last decision about some claims that nobody has taken back."""
    standing = [each for each in about(store, targets) if each.action is not Action.UNDO and not each.undone]
    if not standing:
        raise FactsError("nothing has been decided about it that could be taken back")
    return standing[-1]


def marks(store: Store) -> list[Mark]:
    """Return all decisions in their order, with the claims that their words are now."""
    if store.query("marks/next_mark") == [(1,)]:
        return []  # spares a large store the search for words
    found: dict[int, Mark] = {}
    sides: dict[int, dict[str, list[str]]] = {}
    for mark, action, value, by, why, undoes, side, document_id, quote, claim_id in store.query("marks/resolved"):
        found[mark] = Mark(mark, Action(action), value, by, why, (), undoes=undoes)
        kept = sides.setdefault(mark, {"target": [], "other": [], "lost": []})
        kept["lost" if claim_id is None else side].append(claim_id or f"“{quote}” of {document_id}")
    undone = {each.undoes for each in found.values()}
    return [
        replace(
            each,
            targets=tuple(sides[each.mark]["target"]),
            others=tuple(sides[each.mark]["other"]),
            lost=tuple(sides[each.mark]["lost"]),
            undone=each.mark in undone,
        )
        for each in found.values()
    ]


def about(store: Store, claim_ids: Sequence[str]) -> list[Mark]:
    """Return the decisions about any of some claims, in their order."""
    wanted = set(claim_ids)
    return [each for each in marks(store) if wanted & {*each.targets, *each.others}]


def beside(store: Store, claim_id: str) -> list[str]:
    """Return the claims that are judged together with a claim, those that are left out too."""
    homes = [home for _, home in store.query("marks/homes", ids=[claim_id])]
    return [found for (found,) in store.query("marks/at_home", homes=homes)] or [claim_id]


def told(mark: Mark) -> str:
    """Return a decision in words, with who took it and why.

    >>> told(Mark(1, Action.VALUE, 12.0, "the desk", "the morgue's list", ("c",)))
    "set to 12 by the desk: the morgue's list"
    """
    done = {
        Action.REJECT: "rejected",
        Action.VALUE: f"set to {mark.value:g}" if mark.value is not None else "set",
        Action.SPLIT: "taken out of its fact",
        Action.MERGE: "merged with another happening",
        Action.UNDO: f"mark {mark.undoes} taken back",
    }
    words = f"{done[mark.action]} by {mark.by}: {mark.why}"
    words += " (taken back since)" if mark.undone else ""
    return words + (f" (gone from the text: {', '.join(mark.lost)})" if mark.lost else "")


def replay(store: Store) -> None:
    """Let the decisions change which claims take part and what is judged together, before the facts are judged."""
    store.query("marks/touch_old")
    store.query("marks/put_back")
    store.query("marks/forget")
    for mark in filter(_stands, marks(store)):
        if mark.action is Action.REJECT:
            _change(store, mark.targets, None)
        elif mark.action is Action.SPLIT:
            for claim_id in mark.targets:
                _change(store, [claim_id], f"mark#{claim_id}")
        elif mark.action is Action.MERGE:
            _merge(store, mark)
        elif mark.action is Action.VALUE:  # set when all is judged; judged anew at each check, as it may be taken back
            store.query("marks/remember", ids=list(mark.targets))
    store.query("marks/touch_old")


def _stands(mark: Mark) -> bool:
    return not mark.undone


def _merge(store: Store, mark: Mark) -> None:
    """Give all claims of the other happenings the home of the target."""
    homes = [home for _, home in store.query("marks/homes", ids=list(mark.targets))]
    others = {home for _, home in store.query("marks/homes", ids=list(mark.others))} | set(homes[1:])
    if homes and others - {homes[0]}:
        moved = store.query("marks/at_home", homes=sorted(others - {homes[0]}))
        _change(store, [claim_id for (claim_id,) in moved], homes[0])


def _change(store: Store, ids: Sequence[str], home: str | None) -> None:
    """Give claims another home; None leaves them out."""
    store.query("marks/remember", ids=list(ids))
    store.query("marks/change", ids=list(ids), home=home)


def settle(store: Store) -> None:
    """Set the best values that editors decided, after the facts are judged."""
    for mark in filter(_stands, marks(store)):
        if mark.action is Action.VALUE and mark.targets:
            store.query("marks/set_best", ids=list(mark.targets), value=mark.value)
