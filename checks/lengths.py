"""Contradictions of stated lengths with dates, found in the store for the facts that are judged anew."""

from checks.durations import durations
from checks.model import Comparison
from facts.store import Store


def lengths(store: Store) -> list[Comparison]:
    """Return the contradictions of lengths whose homes have just been judged, each with the fact of the length."""
    if not store.query("checks/any_length"):
        return []  # spares a large store the search for their documents
    answers: dict[str, str | None] = {str(claim_id): fact_id for claim_id, fact_id in store.query("checks/lengths")}
    found = durations(store.claims(sorted(answers)))
    return [each._replace(fact_id=answers[each.left.claim_id]) for each in found]
