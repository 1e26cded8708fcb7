"""What a check found: the contested and evolving facts with their quotes, then the quiet ones as rows."""

import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from checks.model import Comparison, Fact, Relation, Status
from checks.run import Run
from checks.stored import comparisons, last_check
from facts.model import Claim
from facts.output import stories, tables, words
from facts.output.formats import flat
from facts.output.listing import writer
from facts.records import COLUMNS, Record, claim_record
from facts.store import Store

_LOUD = (Status.CONTESTED, Status.EVOLVING)
_REPORTED = (*_LOUD, Status.CORROBORATED, Status.SINGLE_SOURCE)
_SINGLE = 25  # facts of one source listed without --all
COMPARISON = ("relation", "reason", "severity", "explanation", "fact_id")


def write_check(store: Store, done: Run, form: str, *, everything: bool) -> None:
    """Write the comparisons of the check just done, or as a table its report for a desk; no more is read than that."""
    if form == "table":
        print_check(tables.console(), store, done, everything=everything)
    else:
        write_comparisons(comparisons(store), form)


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


def print_check(out: Console, store: Store, done: Run, *, everything: bool) -> None:
    """Print the report: a summary, the loud facts in full, the others as rows."""
    out.print(_summary(done))
    found, compared = last_check(store, quiet=None if everything else _SINGLE)
    of_fact: dict[str | None, list[Comparison]] = defaultdict(list)
    for comparison in compared:
        of_fact[comparison.fact_id].append(comparison)
    for status in _REPORTED:
        facts = [fact for fact in found if fact.status is status]
        if facts:
            _print_head(out, status, done.statuses[status])
        if status not in _LOUD:
            _print_rows(out, facts, done.statuses[status])
            continue
        for fact in facts:
            stories.print_fact(out, fact, of_fact[fact.fact_id])
    if everything:
        _print_apart(out, [each for each in compared if each.relation is Relation.NOT_COMPARABLE])


def _summary(done: Run) -> Text:
    statuses = [
        Text(f"{done.statuses[status]:,} {words.spoken(status)}", style=stories.STYLE[status]) for status in _REPORTED
    ]
    found = f" · {words.counted(done.claims, 'claim')} · {words.counted(done.facts, 'fact')}: "
    return Text.assemble((words.counted(done.documents, "document"), "bold"), found, Text(", ").join(statuses))


def _print_head(out: Console, status: Status, number: int) -> None:
    out.print()
    title = Text(f"{words.spoken(status).capitalize()} ({number:,})", style=stories.STYLE[status])
    out.print(Rule(title, align="left", style="dim"))


def _print_rows(out: Console, facts: Sequence[Fact], number: int) -> None:
    """Print facts as rows, and of how many they are the first."""
    if not facts:
        return
    columns = ("value", "what", "where", "when", "sources", "fact")
    rows = [
        (
            _short(fact),
            words.measured(fact.measure, fact.population, fact.side, stories.noun(fact)),
            words.located(fact.place, fact.country),
            words.days(fact.event_start, fact.event_end),
            "; ".join(stories.names(fact)[:3]),
            Text(fact.fact_id, style="dim"),
        )
        for fact in facts
    ]
    out.print(tables.grid(columns, rows, right=("value",), whole=("fact",)))
    if number > len(facts):
        out.print(Text(f"… and {number - len(facts):,} more: facts check --all", style="dim"))


def _short(fact: Fact) -> str:
    """Return one value where low, best and high agree or one claim stands alone, else all three.

    A best value that is not the claim's own is an editor's.
    """
    quantity = fact.claims[0].quantity
    if len(fact.claims) == 1 and fact.best in (None, quantity.low, quantity.high):
        return words.value(quantity)
    if fact.low == fact.best == fact.high:
        return words.number(fact.best) + stories.unit(fact)
    return words.triple(fact.low, fact.best, fact.high) + stories.unit(fact)


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
