"""Tables and quotes on a terminal, at its width; 100 columns where there is none."""

import os
import sys
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import IO, cast

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from facts.model import Claim, Document, Extraction, Toll
from facts.output import words
from facts.output.passage import passage
from facts.records import Record

_WIDTH = 100
_NARROWEST = 10  # a column beside others


class _Trimmed:
    """Standard output without the blanks with which a table fills its last column."""

    def write(self, text: str) -> None:
        """Write what rich printed at once, each line cut after its last letter."""
        sys.stdout.write("\n".join(line.rstrip(" ") for line in text.split("\n")))

    def flush(self) -> None:
        """Do nothing: lines are written as they come."""


def console() -> Console:
    """Return where tables go: standard output, in colour only on a terminal."""
    if sys.stdout.isatty():
        return Console(highlight=False, emoji=False, markup=False)
    columns = os.environ.get("COLUMNS", "")
    width = int(columns) if columns.isdecimal() and int(columns) else _WIDTH
    file = cast("IO[str]", _Trimmed())
    return Console(file=file, width=width, highlight=False, emoji=False, markup=False)


def grid(
    columns: Sequence[str],
    rows: Iterable[Sequence[str | Text]],
    *,
    right: Sequence[str] = (),
    whole: Sequence[str] = (),
) -> Table:
    """Return a quiet table: no lines, cells folded; those of columns in `right` align right, they and `whole` are not.

    A number folded into two lines would be read as another one, half an id finds nothing.
    """
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim", collapse_padding=True)
    for name in columns:
        kept = name in right or name in whole
        table.add_column(
            name,
            justify="right" if name in right else "left",
            no_wrap=kept,
            overflow="ellipsis" if kept else "fold",
        )
    for row in rows:
        table.add_row(*row)
    return table


def columns(rows: Iterable[Sequence[str | Text]]) -> Table:
    """Return cells below each other without a head, the first column aligned right."""
    table = Table.grid(padding=(0, 2, 0, 0))
    for row in rows:
        if not table.columns:
            table.add_column(justify="right", no_wrap=True)
            for _ in row[1:]:
                table.add_column(overflow="fold")
        table.add_row(*row)
    return table


def ends(left: Text, right: Text) -> Table:
    """Return one line with a text at each end."""
    table = Table.grid(expand=True, padding=(0, 2, 0, 0))
    table.add_column(overflow="fold")
    table.add_column(justify="right", no_wrap=True)
    table.add_row(left, right)
    return table


def quoted(claim: Claim, *, around: int = 130) -> Text:
    """Return the claim's sentence in quotation marks, the number in brackets and bold."""
    before, number, after = passage(claim, around=around)
    return Text.assemble("“", before, (f"[{number}]", "bold"), after, "”")


def indented(what: Text | Table, columns: int) -> Padding:
    """Return text or a table moved to the right."""
    return Padding(what, (0, 0, 0, columns))


def heading(document: Document) -> Text:
    """Return a line that names a document: its id, then outlet, date and title."""
    known = (document.source, words.day(document.published), document.title)
    return Text.assemble(
        (words.clean(document.id), "bold"), ("  " + " · ".join(words.clean(k) for k in known if k), "dim")
    )


def print_extraction(out: Console, extraction: Extraction, *, everything: bool) -> None:
    """Print the claims of one document; with `everything`, the refused quantities after them."""
    out.print(heading(extraction.document))
    if extraction.claims:
        out.print(indented(claim_grid(extraction.claims), 2))
    else:
        out.print(Text("  no claims", style="dim"))
    if everything and extraction.refused:
        skipped = [(str(r.quantity.skipped), words.clean(r.quantity.quote)) for r in extraction.refused]
        out.print(indented(grid(("skipped as", "quote"), skipped), 2))
    out.print()


def claim_grid(claims: Iterable[Claim]) -> Table:
    """Return a table of claims, a row each."""
    columns = ("value", "what", "quote", "who says so", "where", "when", "claim")
    return grid(columns, [_claim_row(claim) for claim in claims], right=("value",), whole=("claim",))


def _claim_row(claim: Claim) -> tuple[str, ...]:
    return (
        words.value(claim.quantity),
        words.measured(claim.measure, claim.population, claim.side, claim.quantity.counted or "")
        + ("" if claim.modality == "asserted" else f" ({claim.modality})"),
        words.clean(claim.quantity.quote),
        words.clean(claim.attribution or ""),
        words.place(claim),
        words.days(claim.event_start, claim.event_end),
        claim.claim_id[:8],
    )


def print_tolls(out: Console, document: Document, tolls: Sequence[Toll]) -> None:
    """Print the coded rows of one document; the main event is marked with a star."""
    out.print(heading(document))
    columns = ("event", "measure", "population", "low", "best", "high", "", "claims")
    rows = [
        (
            ("★ " if toll.main else "  ") + (toll.event.rpartition("#")[2] or "–"),
            str(toll.measure),
            toll.population,
            *("" if each is None else words.number(each) for each in (toll.low, toll.best, toll.high)),
            "derived" if toll.derived else "",
            " ".join(each[:8] for each in toll.claim_ids),
        )
        for toll in tolls
    ]
    out.print(
        indented(grid(columns, rows, right=("low", "best", "high")), 2) if rows else Text("  no tolls", style="dim")
    )
    out.print()


def print_rows(out: Console, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print the rows of a query as they are, of too many columns one below the other; NULL is left blank."""
    cells = [["" if cell is None else words.clean(str(cell)) for cell in row] for row in rows]
    numeric = [
        name
        for place, name in enumerate(columns)
        if rows and all(isinstance(row[place], int | float | None) for row in rows)
    ]
    if _fit(out, [columns, *cells]):
        out.print(grid([words.clean(name) for name in columns], cells, right=numeric))
    else:
        for row in cells or [[""] * len(columns)]:
            out.print(_stacked(columns, row))
    out.print(Text(f"{len(rows)} row{'' if len(rows) == 1 else 's'}", style="dim"))


def _fit(out: Console, rows: Sequence[Sequence[str]]) -> bool:
    """Return whether all columns have room beside each other, folded to no less than a word or so."""
    widths = (max(cell_len(row[place]) for row in rows) for place in range(len(rows[0])))
    return sum(min(width, _NARROWEST) + 2 for width in widths) - 2 <= out.width


def _stacked(columns: Sequence[str], cells: Sequence[str]) -> Padding:
    """Return a row as a table with a line for each of its columns."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim")
    table.add_column(overflow="fold")
    for name, cell in zip(columns, cells, strict=True):
        table.add_row(words.clean(name), cell)
    return Padding(table, (0, 0, 1, 0))


def print_codebook(out: Console, entries: Sequence[Record]) -> None:
    """Print the codebook, a table for each section."""
    for section, group in groupby(entries, key=lambda entry: entry["section"]):
        out.print(Text(str(section), style="bold"))
        rows = [(Text(str(entry["name"]), style="cyan"), str(entry["meaning"])) for entry in group]
        out.print(indented(grid(("word", "meaning"), rows), 2))
        out.print()
