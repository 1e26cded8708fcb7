"""Evidence from the store for a claim in words: the documents whose claims it may be compared with."""

from collections.abc import Sequence

from facts.model import Claim, Extraction
from facts.store import Store


def matching(store: Store, asked: Sequence[Claim]) -> list[Extraction]:
    """Return the stored documents with a claim of the same measure and place as one of the claims asked."""
    wanted = {row[0] for claim in asked for row in _documents(store, claim)}
    return [each for each in store.extractions() if each.document.id in wanted]


def _documents(store: Store, claim: Claim) -> list[tuple[object, ...]]:
    parameters = {
        "measure": claim.measure.value,
        "place_id": claim.place_id,
        "place": claim.place,
        "start": claim.event_start,
        "end": claim.event_end or claim.event_start,
    }
    return store.query("checks/evidence", **parameters)
