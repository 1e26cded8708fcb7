"""What a check found: the contested and evolving facts with their quotes, then the quiet ones as rows."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from checks.model import Check, Comparison, Fact, Relation, Severity, Status
from facts.model import Claim
from facts.output import tables, words
from facts.output.formats import flat
from facts.output.listing import writer
from facts.records import COLUMNS, Record, claim_record

_LOUD = (Status.CONTESTED, Status.EVOLVING)
_TELLING = (Relation.CONTRADICTION, Relation.REVISION, Relation.UPDATE)
_STYLE = {
    Status.CONTESTED: "bold red",
    Status.EVOLVING: "bold yellow",
    Status.CORROBORATED: "green",
    Status.SINGLE_SOURCE: "dim",
}
_SENTENCES = 3  # explanations of one fact; `facts show` has them all
_SINGLE = 25  # facts of one source listed without --all
COMPARISON = ("relation", "reason", "severity", "explanation", "fact_id")


def write_check(check: Check, form: str, *, everything: bool) -> None:
    """Write the comparisons of a check, or as a table its report for a desk."""
    if form == "table":
        print_check(tables.console(), check, everything=everything)
    else:
        write_comparisons(check.comparisons, form)


def write_comparisons(comparisons: Iterable[Comparison], form: str) -> None:
    """Write comparisons as JSON lines with whole claims in them, or as CSV with a column for each field."""
    sides = [f"{side}_{name}" for side in ("left", "right") for name in COLUMNS]
    write = writer(form, (*COMPARISON, *sides), sys.stdout)
    for comparison in comparisons:
        record = comparison_record(comparison)
        write([record if form == "jsonl" else flat(record)])


def comparison_record(comparison: Comparison) -> Record:
    """Return a comparison with both claims whole."""
    record: Record = {name: getattr(comparison, name) for name in COMPARISON}
    return record | {"left": claim_record(comparison.left), "right": claim_record(comparison.right)}


def print_check(out: Console, check: Check, *, everything: bool) -> None:
    """Print the report: a summary, the loud facts in full, the others as rows."""
    for line in _summary(check):
        out.print(line)
    for status in _LOUD:
        loud = [fact for fact in check.facts if fact.status is status]
        if loud:
            _print_head(out, status, len(loud))
        for fact in loud:
            print_fact(out, fact, [each for each in check.comparisons if each.fact_id == fact.fact_id])
    for status, limit in (
        (Status.CORROBORATED, None),
        (Status.SINGLE_SOURCE, None if everything else _SINGLE),
    ):
        quiet = [fact for fact in check.facts if fact.status is status]
        if quiet:
            _print_head(out, status, len(quiet))
            _print_rows(out, quiet, limit)
    if everything:
        _print_apart(out, [each for each in check.comparisons if each.relation is Relation.NOT_COMPARABLE])


def _summary(check: Check) -> Iterator[Text]:
    counts = Counter(fact.status for fact in check.facts)
    yield Text.assemble(
        (_count(check.documents, "document"), "bold"),
        f" · {_count(check.claims, 'claim')} · {_count(len(check.facts), 'fact')}: ",
        *_joined(
            [
                (f"{counts[status]} {_name(status)}", _STYLE[status])
                for status in (*_LOUD, Status.CORROBORATED, Status.SINGLE_SOURCE)
            ]
        ),
    )


def _joined(parts: Sequence[tuple[str, str]]) -> Iterator[str | tuple[str, str]]:
    for place, part in enumerate(parts):
        if place:
            yield ", "
        yield part


def _count(number: int, noun: str, several: str = "") -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {several or noun + 's'}"


def _name(status: Status) -> str:
    return status.replace("_", "-")


def _print_head(out: Console, status: Status, number: int) -> None:
    out.print()
    out.print(
        Rule(
            Text(f"{_name(status).capitalize()} ({number:,})", style=_STYLE[status]),
            align="left",
            style="dim",
        )
    )


def print_fact(
    out: Console, fact: Fact, comparisons: Sequence[Comparison], *, everything: bool = False
) -> None:
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
            (words.triple(fact.low, fact.best, fact.high), _STYLE[fact.status]),
            f"  low – best – high · {_name(fact.status)} · {_witnesses(fact)}",
        )
    )
    _print_sentences(out, shown)
    if len(telling) > len(shown):
        more = f"… {_count(len(telling) - len(shown), 'more pair')}: facts show {fact.fact_id}"
        out.print(tables.indented(Text(more, style="dim"), 2))
    if shown:
        out.print()
    print_claims(out, sorted(claims, key=_moment))


def _distinct(comparisons: Sequence[Comparison]) -> list[Comparison]:
    """Return one comparison of each pair of values, of whole sentences rather than headlines."""
    first: dict[object, Comparison] = {}
    for each in sorted(comparisons, key=lambda each: (each.left.field + each.right.field).count("title")):
        ends = [(claim.quantity.low, claim.quantity.high) for claim in (each.left, each.right)]
        first.setdefault((each.relation, each.reason, frozenset(ends)), each)
    return list(first.values())


def _without_headlines(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims without those of a title that the text of the same document repeats."""
    told = {(c.document_id, c.quantity.low or c.quantity.high) for c in claims if c.field == "text"}
    return [
        c
        for c in claims
        if c.field == "text" or (c.document_id, c.quantity.low or c.quantity.high) not in told
    ]


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
        rows += [(Text(words.value(claim.quantity), style="bold"), known), (Text(""), tables.quoted(claim))]
    out.print(tables.indented(tables.columns(rows), 2))


def _question(fact: Fact) -> str:
    """Return what a fact asks, in words: measure, population, place, days, scope."""
    asked = words.measured(fact.measure, fact.population, fact.side, _noun(fact))
    parts = (
        asked[:1].upper() + asked[1:],
        words.located(fact.place, fact.country) or "place unknown",
        words.days(fact.event_start, fact.event_end) or "date unknown",
        "" if fact.scope in ("unknown", "incident") else str(fact.scope),
        "" if fact.series == "level" else str(fact.series),
    )
    return " · ".join(part for part in parts if part)


def _noun(fact: Fact) -> str:
    """Return what is counted where the measure does not tell it."""
    quantity = fact.claims[0].quantity
    return next((each for each in (quantity.counted, quantity.unit_name) if each and each != "1"), "")


def _witnesses(fact: Fact) -> str:
    names = [
        name + (f" (+{_count(len(witness.copies), 'copy', 'copies')})" if witness.copies else "")
        for name, witness in zip(_names(fact), fact.witnesses, strict=True)
    ]
    shown = "; ".join(names[:4]) + ("; …" if len(names) > 4 else "")
    return f"{_count(len(names), 'independent source')}: {shown}"


def _names(fact: Fact) -> list[str]:
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


def _print_rows(out: Console, facts: Sequence[Fact], limit: int | None) -> None:
    columns = ("value", "what", "where", "when", "sources", "fact")
    shown = facts[:limit]
    rows = [
        (
            _short(fact),
            words.measured(fact.measure, fact.population, fact.side, _noun(fact)),
            words.located(fact.place, fact.country),
            words.days(fact.event_start, fact.event_end),
            "; ".join(_names(fact)[:3]),
            Text(fact.fact_id, style="dim"),
        )
        for fact in shown
    ]
    out.print(tables.grid(columns, rows, right=("value",)))
    if len(facts) > len(shown):
        out.print(Text(f"… and {len(facts) - len(shown):,} more: facts check --all", style="dim"))


def _short(fact: Fact) -> str:
    """Return one value where low, best and high agree or one claim stands alone, else all three."""
    if len(fact.claims) == 1:
        return words.value(fact.claims[0].quantity)
    if fact.low == fact.best == fact.high:
        return words.number(fact.best)
    return words.triple(fact.low, fact.best, fact.high)


def _print_apart(out: Console, pairs: Sequence[Comparison]) -> None:
    """Print the near misses that were kept apart, with the reason."""
    if not pairs:
        return
    out.print()
    out.print(Rule(Text(f"Not comparable ({len(pairs):,})", style="dim"), align="left", style="dim"))
    columns = ("reason", "left", "right", "why")
    rows = [
        (
            pair.reason.removeprefix("different_").replace("_", " "),
            _named(pair.left),
            _named(pair.right),
            words.clean(pair.explanation),
        )
        for pair in pairs
    ]
    out.print(tables.grid(columns, rows))


def _named(claim: Claim) -> str:
    return f"{words.value(claim.quantity)} · {words.clean(claim.source or claim.document_id)}"
