"""The way of a claim, fact, alert, event or document back to the sentence with the number marked."""

import sys
from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from checks.marks import about, beside, told
from checks.model import Comparison, Fact, Reason, Relation, Severity, Status, Witness
from facts.errors import FactsError
from facts.model import Claim, Measure, Scope, Series
from facts.output import tables, words
from facts.output.formats import flat
from facts.output.listing import writer
from facts.output.passage import span_of
from facts.output.report import COMPARISON, comparison_record
from facts.output.stories import print_claims, print_fact
from facts.records import COLUMNS, claim_record, parse_iso
from facts.store import Record, Store

_REPLACED = "newer versions of its texts were added; run `facts check`"
_LOUD = {"high": "bold red", "medium": "bold yellow", "low": "bold"}
_ELSEWHERE = (
    "sentence",
    "quote",
    "start",
    "end",
    "number_start",
    "number_end",
    "sentence_start",
    "document_id",
)


def write_shown(store: Store, some_id: str) -> None:
    """Print what an id, or an unambiguous beginning of one, stands for; FactsError where nothing does."""
    kind, full = find(store, some_id)
    out = tables.console()
    show = {"claim": _claim, "document": _document, "event": _event, "fact": _fact, "alert": _alert}[kind]
    show(out, store, full)


def find(store: Store, some_id: str) -> tuple[str, str]:
    """Return the (kind, id) that is meant; FactsError for none and for several."""
    matches = store.query("reports/ids", id=some_id) if some_id else []
    exact = [match for match in matches if match[1] == some_id]
    if len(exact or matches) == 1:
        kind, full = (exact or matches)[0]
        return str(kind), str(full)
    if not matches:
        raise FactsError(f"{some_id}: no such claim, fact, alert, event or document in {store.path}")
    choices = ", ".join(f"{kind} {full}" for kind, full in matches[:5])
    raise FactsError(f"{some_id}: may be {choices}{' …' if len(matches) > 5 else ''}; give more of it")


def claims_of(store: Store, some_id: str, *, alone: bool = False) -> tuple[str, ...]:
    """Return the claim that an id means, or the claims of the fact that it means; FactsError for anything else.

    With `alone`, only a claim will do.
    """
    kind, full = find(store, some_id)
    if kind == "claim":
        return (full,)
    if kind == "fact" and not alone:
        return tuple(claim.claim_id for claim in stored_fact(store, full).claims)
    raise FactsError(f"{some_id}: a {kind}; give the id of a claim" + ("" if alone else " or a fact"))


def comparisons(store: Store, rows: Sequence[Record]) -> list[tuple[Record, Comparison]]:
    """Return rows with the comparisons they are about; one of a claim that is no longer current is left out."""
    ids = {row[side] for row in rows for side in ("left_claim_id", "right_claim_id")}
    claims = {claim.claim_id: claim for claim in store.claims(sorted(ids))} if ids else {}
    return [
        (row, _comparison(row, claims[row["left_claim_id"]], claims[row["right_claim_id"]]))
        for row in rows
        if row["left_claim_id"] in claims and row["right_claim_id"] in claims
    ]


def _comparison(row: Record, left: Claim, right: Claim) -> Comparison:
    return Comparison(
        relation=Relation(row["relation"]),
        reason=Reason(row["reason"]),
        explanation=row["explanation"],
        left=left,
        right=right,
        fact_id=row["fact_id"],
        severity=Severity(row["severity"]) if row["severity"] else None,
    )


def stored_fact(store: Store, fact_id: str) -> Fact:
    """Return a fact of the last check with its claims and witnesses; FactsError where none of them is current."""
    row = store.records("reports/fact", id=fact_id)[0]
    answers = store.query("reports/fact_claims", id=fact_id)
    claims = tuple(store.claims([claim_id for claim_id, _, _ in answers]))
    if not claims:
        raise FactsError(f"{fact_id}: {_REPLACED}")
    names = list(dict.fromkeys(witness for _, witness, _ in answers))
    same = (
        "fact_id",
        "population",
        "side",
        "unit",
        "place",
        "country",
        "event_start",
        "event_end",
        "low",
        "best",
        "high",
    )
    return Fact(
        **{name: row[name] for name in same},
        measure=Measure(row["measure"]),
        scope=Scope(row["scope"]),
        series=Series(row["series"]),
        status=Status(row["status"]),
        claims=claims,
        witnesses=tuple(
            Witness(
                name,
                tuple(claim_id for claim_id, witness, _ in answers if witness == name),
                tuple(claim_id for claim_id, witness, copy in answers if witness == name and copy),
            )
            for name in names
        ),
    )


def write_alerts(store: Store, form: str) -> int:
    """Write the alerts of the last check, loudest first; return how many are left out, as newer texts were added."""
    rows = store.records("reports/alerts")
    found = comparisons(store, rows)
    if form == "table":
        _print_alerts(tables.console(), found)
    else:
        sides = [f"{side}_{name}" for side in ("left", "right") for name in COLUMNS]
        write = writer(form, ("alert_id", *COMPARISON, *sides), sys.stdout)
        for row, comparison in found:
            record = {"alert_id": row["alert_id"]} | comparison_record(comparison)
            write([record if form == "jsonl" else flat(record)])
    return len(rows) - len(found)


def _print_alerts(out: Console, found: Sequence[tuple[Record, Comparison]]) -> None:
    out.print(Text(words.counted(len(found), "alert"), style="bold"))
    for row, comparison in found:
        out.print()
        severity = (row["severity"].upper(), _LOUD[row["severity"]])
        out.print(Text.assemble(severity, (f"  alert {row['alert_id']}", "dim")))
        _print_comparison(out, comparison)


def _fact(out: Console, store: Store, fact_id: str) -> None:
    fact = stored_fact(store, fact_id)
    compared = comparisons(store, store.records("reports/comparisons_of", id=fact_id))
    print_fact(out, fact, [comparison for _, comparison in compared], everything=True)
    _print_marks(out, store, beside(store, fact.claims[0].claim_id))


def _print_marks(out: Console, store: Store, claim_ids: Sequence[str]) -> None:
    """Print what editors have decided about some claims."""
    for mark in about(store, claim_ids):
        out.print(Text(f"\nMark {mark.mark}: {words.clean(told(mark))}"))


def _alert(out: Console, store: Store, alert_id: str) -> None:
    found = comparisons(store, store.records("reports/alert", id=alert_id))
    if not found:
        raise FactsError(f"{alert_id}: {_REPLACED}")
    ((row, comparison),) = found
    out.print(Text.assemble((f"Alert, {row['severity']}", "bold"), (f"  alert {alert_id}", "dim")))
    _print_comparison(out, comparison)
    if row["fact_id"]:
        out.print(Text(f"The whole story: facts show {row['fact_id']}", style="dim"))


def _print_comparison(out: Console, comparison: Comparison) -> None:
    label = f"{comparison.relation} ({comparison.reason})".replace("_", " ")
    out.print(tables.indented(Text.assemble((label, "bold"), "  ", words.clean(comparison.explanation)), 2))
    print_claims(out, (comparison.left, comparison.right))


def _claim(out: Console, store: Store, claim_id: str) -> None:
    claim = store.claims([claim_id])[0]
    quantity = claim.quantity
    title = words.measured(claim.measure, claim.population, claim.side, quantity.counted or "")
    out.print(
        Text.assemble(
            (f"{title[:1].upper()}{title[1:]}: {words.value(quantity)}", "bold"),
            (f"  claim {claim_id}", "dim"),
        )
    )
    out.print(tables.indented(tables.quoted(claim, around=10_000), 2))
    dated = words.day(claim.published)
    out.print(Text(f"  {words.speaker(claim)}" + (f" · {dated}" if dated else "")))
    where = f"document {claim.document_id}, {claim.field}[{quantity.start}:{quantity.end}]"
    out.print(Text.assemble("  ", where, " is ", (f"“{words.clean(quantity.quote)}”", "bold")))
    record = claim_record(claim)
    known = [
        (name, words.clean(_written(value)))
        for name, value in record.items()
        if value not in (None, "", [], False) and name not in _ELSEWHERE
    ]
    out.print()
    out.print(tables.indented(tables.grid(("field", "value"), known), 2))
    _print_marks(out, store, [claim_id])
    for (fact_id,) in store.query("reports/facts_of_claim", id=claim_id):
        out.print(Text(f"\nIt answers fact {fact_id}: facts show {fact_id}"))
    for _, comparison in comparisons(store, store.records("reports/comparisons_of", id=claim_id)):
        out.print()
        _print_comparison(out, comparison)


def _written(value: object) -> str:
    if isinstance(value, float):
        return f"{value:g}" if abs(value) < 1 else words.number(value)
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


def _event(out: Console, store: Store, event_id: str) -> None:
    row = store.records("reports/event", id=event_id)[0]
    known = [words.days(row["start"], row["end"]), "; ".join(row["places"]), row["country"] or ""]
    known += ["; ".join(row["actors"]), "; ".join(row["keywords"])]
    main = "main event" if row["main"] else "background" if row["background"] else "event"
    out.print(Text.assemble((f"{main.capitalize()} of {row['document_id']}", "bold"), (f"  event {event_id}", "dim")))
    out.print(Text("  " + words.clean(" · ".join(each for each in known if each))))
    claims = {claim.claim_id: claim for claim in store.claims(row["claim_ids"])}
    print_claims(out, [claims[claim_id] for claim_id in row["claim_ids"]])


def _document(out: Console, store: Store, document_id: str) -> None:
    row = store.records("reports/document", id=document_id)[0]
    versions = f"  version {row['version']}" + (f", one of {row['versions']}" if row["versions"] > 1 else "")
    out.print(Text.assemble((words.clean(document_id), "bold"), (versions, "dim")))
    known = (row["source"], words.day(parse_iso(row["published_text"])), row["url"], row["language"])
    out.print(Text("  " + " · ".join(words.clean(each) for each in known if each)))
    ids = [claim_id for (claim_id,) in store.query("reports/claims_of_document", reading=row["reading"])]
    claims = {claim.claim_id: claim for claim in store.claims(ids)}
    for field in ("title", "text"):
        spans = {span_of(claim.quantity) for claim in claims.values() if claim.field == field}
        for paragraph in _paragraphs(row[field] or "", sorted(spans)):
            out.print()
            out.print(tables.indented(paragraph, 2))
    out.print()
    out.print(tables.claim_grid([claims[claim_id] for claim_id in ids]))


def _paragraphs(text: str, spans: Sequence[tuple[int, int]]) -> list[Text]:
    """Return the paragraphs of a text with the spans marked in them."""
    whole, place = Text(), 0
    for start, end in spans:
        if start >= place:
            whole.append(words.without_controls(text[place:start]))
            whole.append(f"[{words.without_controls(text[start:end])}]", style="bold")
            place = end
    whole.append(words.without_controls(text[place:]))
    return [line for line in whole.split("\n") if line.plain.strip()]
