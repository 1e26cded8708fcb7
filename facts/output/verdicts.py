"""Verdicts of fact-check queries, with their evidence."""

import sys
from collections.abc import Iterable

from rich.text import Text

from checks.model import Evidence, Relation, Verdict, VerdictKind
from facts.output import tables, words
from facts.output.listing import writer
from facts.output.stories import print_claims
from facts.records import Record, claim_record

_NEAREST = 3  # claims shown where none answers the question
_SHORT = ("id", "verdict", "reason", "explanation", "witnesses", "cutoff")
_STYLE = {
    VerdictKind.SUPPORTED: "bold green",
    VerdictKind.REFUTED: "bold red",
    VerdictKind.CONFLICTING: "bold yellow",
    VerdictKind.NOT_ENOUGH_EVIDENCE: "bold",
}


def write_verdict(verdict: Verdict, claim: str, form: str) -> None:
    """Write one verdict with all of its evidence; as CSV, a row for each piece of evidence."""
    if form == "table":
        _print_verdict(verdict, claim)
    elif form == "jsonl":
        evidence = [evidence_record(each) for each in verdict.evidence]
        writer(form, (), sys.stdout)([verdict_record(verdict) | {"evidence": evidence}])
    else:
        rows = [verdict_record(verdict) | evidence_record(each) for each in verdict.evidence]
        rows = rows or [verdict_record(verdict)]
        writer(form, tuple(rows[0]), sys.stdout)(rows)


def write_verdicts(verdicts: Iterable[Verdict], form: str) -> None:
    """Write the verdicts of a batch as they come, without evidence."""
    if form == "table":
        rows = [
            (
                each.id,
                Text(_name(each.verdict), style=_STYLE[each.verdict]),
                each.reason,
                words.clean(each.explanation),
            )
            for each in verdicts
        ]
        if rows:
            tables.console().print(tables.grid(("id", "verdict", "reason", "explanation"), rows))
        return
    write = writer(form, _SHORT, sys.stdout)
    for verdict in verdicts:
        write([verdict_record(verdict)])


def verdict_record(verdict: Verdict) -> Record:
    """Return a verdict without its evidence."""
    return {name: getattr(verdict, name) for name in _SHORT}


def evidence_record(evidence: Evidence) -> Record:
    """Return a claim of the evidence with how the checked claim stands to it."""
    comparison = evidence.comparison
    return claim_record(evidence.claim) | {
        "relation": comparison.relation,
        "relation_reason": comparison.reason,
        "relation_explanation": comparison.explanation,
        "hindsight": evidence.hindsight,
    }


def _name(kind: VerdictKind) -> str:
    return kind.replace("_", " ")


def _print_verdict(verdict: Verdict, claim: str) -> None:
    out = tables.console()
    out.print(Text.assemble("“", words.clean(claim), "”"))
    out.print(
        Text.assemble(
            (_name(verdict.verdict).upper(), _STYLE[verdict.verdict]),
            f" ({verdict.reason.replace('_', ' ')})",
        )
    )
    out.print(Text(words.clean(verdict.explanation)))
    cutoff = f", evidence up to {words.day(verdict.cutoff)}" if verdict.cutoff else ""
    number = verdict.witnesses
    out.print(Text(f"{number} independent source{'' if number == 1 else 's'}{cutoff}", style="dim"))
    apart = [each for each in verdict.evidence if each.comparison.relation is Relation.NOT_COMPARABLE]
    telling = [each for each in verdict.evidence if each not in apart] or apart[:_NEAREST]
    for evidence in telling:
        relation = evidence.comparison.relation.replace("_", " ") + (" · hindsight" if evidence.hindsight else "")
        out.print()
        out.print(Text(f"  {relation}", style="bold"))
        if evidence in apart:
            out.print(Text("  " + words.clean(evidence.comparison.explanation), style="dim"))
        print_claims(out, [evidence.claim])
    others = len(verdict.evidence) - len(telling)
    if others:
        answers = "claim answers another question" if others == 1 else "claims answer other questions"
        out.print(Text(f"\n{others} more {answers}: --format jsonl has them", style="dim"))
