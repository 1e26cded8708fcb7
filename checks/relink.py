"""Linking inside the store: fresh stories meet others under their keys, and only what they touch is joined anew.

The database finds and scores the pairs by the levels of checks/link.py, as overlaps of sets; what is no set, copied
sentences and agreeing measurements, the pure functions decide. Stories, keys, scored pairs and claims are kept, so
that the next check starts from them.
"""

import json
from collections.abc import Sequence

from checks import rules
from checks.copies import alike
from checks.intervals import meet, pair
from checks.joining import Joining
from checks.link import ALIKE, GREAT, ROUGHLY, VAST
from checks.rules import LONG, keep
from checks.stories import NARROW, rare_words
from facts.store import Row, Store
from facts.workers import Workers

# In a block of more stories than this each is paired with those nearest to it in order, so that no block is
# quadratic: stories are joined in chains, and a block has many of them.
REACH = 12
COPIES = 3  # in such a block of copied sentences
CROWD = 250  # stories that share words of a sentence and a number: more than that share a turn of phrase
_BATCH = 10_000  # pairs of sentences
FAR = 60  # in a block of a rare sort of happening, whose stories are of many places
_GATHERED = (
    *("ruled_claims", "fresh_claims", "seen_sentences", "ruled_sentences"),
    *("fresh_stories", "fresh_events", "leads"),
)


def relink(store: Store, workers: Workers) -> None:
    """Bring the links of the store up to date, and leave the homes that have to be judged as touched_homes."""
    store.query("checks/fresh_readings")
    _lose(store)
    first = int(store.query("checks/first_fresh")[0][0])
    rules.gather(store, workers, first)
    store.query("checks/add_stories")
    rare = sorted(rare_words())
    store.query("checks/add_keys", narrow=NARROW.days, rare=rare)
    keep_claims = json.dumps(rules.apart(store))
    store.query("checks/add_claims", apart=keep_claims)
    _forget(store, *_GATHERED)
    _near(store, first)
    store.query("checks/pairs", narrow=NARROW.days, rare=rare, great=GREAT)
    _forget(store, "nearby")
    _copies(store, workers)
    measured = json.dumps(_measured(store))
    store.query("checks/add_links", alike=ALIKE, great=GREAT, vast=VAST, roughly=ROUGHLY, measured=measured)
    _forget(store, "pairs")
    _join(store, first)
    store.query("checks/touched_homes", first=first)
    store.query("checks/add_readings")


def _forget(store: Store, *tables: str) -> None:
    """Drop tables that nothing reads any more, as the next steps need their memory."""
    for table in tables:
        store.query(f"checks/forget_{table}")


def _near(store: Store, first: int) -> None:
    """Leave, as nearby, the pairs of stories to be scored: with a fresh story, or no longer as near as they were.

    What the links are never depends on the order of documents: a story that comes between two others in a large
    block parts them, and one that goes brings them together.
    """
    reach = {"reach": REACH, "copies": COPIES, "crowd": CROWD, "far": FAR}
    store.query("checks/blocks", first=first, crowd=CROWD)
    store.query("checks/near", **reach)
    store.query("checks/nearby", first=first)
    store.query("checks/changed", first=first)
    if store.query("checks/any_changed"):
        store.query("checks/lose_changed")
        store.query("checks/blocks_of_changed")
        store.query("checks/near", **reach)
        store.query("checks/add_changed")
    _forget(store, "near", "blocks")


def _lose(store: Store) -> None:
    """Drop what readings that are no longer current have left, remembering where it belonged."""
    for name in ("lost_readings", "lost_groups", "lost_homes", "lost_keys"):
        store.query(f"checks/{name}")
    if store.query("checks/any_lost"):
        for name in ("keys", "links", "stories", "claims", "readings"):
            store.query(f"checks/lose_{name}")


def _copies(store: Store, workers: Workers) -> None:
    """Keep the pairs of stories of which one copies a sentence of the other."""
    store.query("checks/clear_copies")
    rows = store.query("checks/seen_copies", long=LONG)
    batches = (rows[first : first + _BATCH] for first in range(0, len(rows), _BATCH))
    for found in workers.map(_alike, batches, many=len(rows) > rules.MANY):
        keep(store, "checks/add_copies", ("one", "other"), found)


def _alike(rows: Sequence[Row]) -> list[Row]:
    """Return the pairs of stories whose sentences, beside them, are copies."""
    return [(one, other) for one, other, ours, theirs in rows if alike(ours, theirs)]


def _measured(store: Store) -> list[tuple[int, int]]:
    """Return the pairs of stories with a measurement in common that agrees, in whatever unit."""
    found = set()
    for one, other, *values in store.query("checks/measured"):
        half = len(values) // 2
        scales = pair(rules.quantity(values[:half]), rules.quantity(values[half:]))
        if scales is not None and meet(*scales):
            found.add((one, other))
    return sorted(found)


def _join(store: Store, first: int) -> None:
    """Join the touched stories to happenings, strongest links first."""
    store.query("checks/touched_stories", first=first)
    joining = Joining(store.query("checks/touched", rare=sorted(rare_words())))
    for one, other in store.query("checks/touched_links"):
        joining.link(one, other)
    store.query("checks/old_groups")
    store.query("checks/drop_groups")
    if store.query("checks/any_lost"):
        store.query("checks/lose_groups")
    keep(store, "checks/add_groups", ("story", "happening", "component"), joining.groups())
    store.query("checks/add_unlinked")
