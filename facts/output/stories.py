"""One fact as a story: what it asks, how far apart the answers are, why, and who said what when."""

from collections.abc import Sequence
from datetime import datetime

from rich.console import Console
from rich.text import Text

from checks.model import Comparison, Fact, Relation, Severity, Status
from facts.model import Claim, Modality
from facts.output import tables, words

_STEPS = (Relation.REVISION, Relation.UPDATE)
_TELLING = (Relation.CONTRADICTION, *_STEPS)
_SENTENCES = 3  # explanations of one fact; `facts show` has them all
STYLE = {
    Status.CONTESTED: "bold red",
    Status.EVOLVING: "bold yellow",
    Status.CORROBORATED: "green",
    Status.SINGLE_SOURCE: "dim",
}


def print_fact(out: Console, fact: Fact, comparisons: Sequence[Comparison], *, everything: bool = False) -> None:
    """Print a fact: what it asks, low – best – high, why it is loud, quotes; or `everything` about it."""
    telling = [each for each in comparisons if each.relation in _TELLING or everything] or list(comparisons)
    shown = telling if everything else _distinct(telling)[:_SENTENCES]
    involved = {claim.claim_id: claim for each in shown for claim in (each.left, each.right)}
    if everything or not involved:  # nothing to compare with
        involved |= {claim.claim_id: claim for claim in fact.claims}
    claims = [*involved.values()] if everything else _without_headlines([*involved.values()])
    out.print()
    out.print(tables.ends(Text(_question(fact), style="bold"), Text(f"fact {fact.fact_id}", style="dim")))
    out.print(
        Text.assemble(
            (words.triple(fact.low, fact.best, fact.high) + unit(fact), STYLE[fact.status]),
            f"  low – best – high · {words.spoken(fact.status)} · {_witnesses(fact)}",
        )
    )
    _print_sentences(out, shown)
    if len(telling) > len(shown):
        more = f"… {words.counted(len(telling) - len(shown), 'more pair')}: facts show {fact.fact_id}"
        out.print(tables.indented(Text(more, style="dim"), 2))
    if shown:
        out.print()
    print_claims(out, sorted(claims, key=_moment))


def _distinct(comparisons: Sequence[Comparison]) -> list[Comparison]:
    """Return one comparison of each pair of values, no headlines if possible, a rise step by step."""
    first: dict[object, Comparison] = {}
    for each in sorted(comparisons, key=lambda each: (_headlines(each), _hours_between(each))):
        values = [(claim.quantity.low, claim.quantity.high) for claim in (each.left, each.right)]
        if each.relation in _STEPS:
            # From 12 to 19 and from 19 to 23: then that 23 comes after 12 goes without saying.
            values = [values[each.right is max(each.left, each.right, key=_published)]]
        first.setdefault((each.relation, each.reason, frozenset(values)), each)
    return sorted(first.values(), key=lambda each: (each.relation not in _TELLING, each.relation in _STEPS))


def _headlines(comparison: Comparison) -> int:
    return [comparison.left.field, comparison.right.field].count("title")


def _hours_between(comparison: Comparison) -> float:
    return abs(_published(comparison.left) - _published(comparison.right))


def _published(claim: Claim) -> float:
    """Return when a claim was published, in hours since a fixed day; unknown is 0."""
    when = claim.published or claim.as_of
    if when is None:
        return 0.0
    hours = when.hour + when.minute / 60 if isinstance(when, datetime) else 0.0
    return when.toordinal() * 24 + hours


def _without_headlines(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims without those of a title that the text of the same document repeats."""
    told = {(c.document_id, c.quantity.low or c.quantity.high) for c in claims if c.field == "text"}
    return [c for c in claims if c.field == "text" or (c.document_id, c.quantity.low or c.quantity.high) not in told]


def _print_sentences(out: Console, comparisons: Sequence[Comparison]) -> None:
    for comparison in comparisons:
        loud = comparison.severity in (Severity.HIGH, Severity.MEDIUM)
        label = (comparison.relation.replace("_", " "), "bold red" if loud else "bold")
        reason = f" ({comparison.reason.replace('_', ' ')})  "
        out.print(tables.indented(Text.assemble(label, reason, words.clean(comparison.explanation)), 2))


def print_claims(out: Console, claims: Sequence[Claim]) -> None:
    """Print claims below each other: value, speaker, date, id, and the sentence with its number marked."""
    rows: list[tuple[Text, Text]] = []
    for claim in claims:
        dated = words.day(claim.published) or words.day(claim.as_of) or "undated"
        known = Text.assemble(f"{words.speaker(claim)} · {dated}", (f"  claim {claim.claim_id}", "dim"))
        stated = ("not " if claim.modality is Modality.DENIED else "") + words.value(claim.quantity)
        rows += [(Text(stated, style="bold"), known), (Text(""), tables.quoted(claim))]
    out.print(tables.indented(tables.columns(rows), 2))


def _question(fact: Fact) -> str:
    """Return what a fact asks, in words: measure, population, place, days, scope."""
    asked = words.measured(fact.measure, fact.population, fact.side, noun(fact))
    parts = (
        asked[:1].upper() + asked[1:],
        words.located(fact.place, fact.country) or "place unknown",
        words.days(fact.event_start, fact.event_end) or "date unknown",
        "" if fact.scope in ("unknown", "incident") else str(fact.scope),
        "" if fact.series == "level" else str(fact.series),
    )
    return " · ".join(part for part in parts if part)


def noun(fact: Fact) -> str:
    """Return what is counted where the measure does not tell it."""
    quantity = fact.claims[0].quantity
    return next((each for each in (quantity.counted, quantity.unit_name) if each and each != "1"), "")


def _witnesses(fact: Fact) -> str:
    documents = {claim.claim_id: claim.document_id for claim in fact.claims}
    named = []
    for name, witness in zip(names(fact), fact.witnesses, strict=True):
        reports = {documents[each] for each in (*witness.claim_ids, *witness.copies) if each in documents}
        named.append(f"{name} (in {len(reports)} reports)" if len(reports) > 1 else name)
    shown = "; ".join(named[:4]) + ("; …" if len(named) > 4 else "")
    return f"{words.counted(len(named), 'independent source')}: {shown}"


def names(fact: Fact) -> list[str]:
    """Return the witnesses of a fact as their first claim writes them."""
    claims = {claim.claim_id: claim for claim in fact.claims}
    known = [[claims[each] for each in witness.claim_ids if each in claims] for witness in fact.witnesses]
    return [
        words.clean((theirs and (theirs[0].attribution or theirs[0].source)) or witness.name)
        for theirs, witness in zip(known, fact.witnesses, strict=True)
    ]


def _moment(claim: Claim) -> tuple[str, str, str]:
    published = claim.published.isoformat() if claim.published else ""
    return (claim.as_of.isoformat() if claim.as_of else published[:10], published, claim.claim_id)


def unit(fact: Fact) -> str:
    """Return the unit behind a number, "" for people and counted things."""
    return "" if words.is_counted(fact.claims[0].quantity) else f" {fact.unit}"
