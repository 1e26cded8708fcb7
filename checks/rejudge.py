"""Judging inside the store: the homes that linking touched get their facts anew, all others keep theirs.

A claim that alone answers its question needs no comparing and never becomes an object; blocks of several claims of
one home and measure are read a few thousand claims at a time, so that memory does not grow with the store. Where
there are many, two processes judge while this one reads and writes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory

from checks import rules
from checks.blocks import Columns, judged_rows
from checks.copies import named
from checks.estimate import estimate
from checks.facts import MUTE, URGENT
from checks.intervals import tolerances
from checks.judge import short_id
from checks.model import Status
from facts.model import AttributionKind, Bound, Claim, Measure, Modality, Quantity
from facts.store import Row, Store
from facts.workers import Workers

_CLAIMS = 10_000  # read at once
_BLANK = Claim("", "", "", "text", "", 0, Quantity("", 0, 0, 0, 0, None, None), Measure.COUNT)


def rejudge(store: Store, workers: Workers, *, run: int, policy: str) -> None:
    """Replace the facts of touched homes, with their claims, comparisons and alerts."""
    store.query("checks/touched_facts")
    for table in ("alerts", "fact_claims", "comparisons", "facts"):
        store.query(f"checks/drop_{table}")
    store.query("checks/questions")
    alone = _singles(store, policy=policy)
    sizes = store.query("checks/block_sizes")
    with TemporaryDirectory(prefix="facts-") as folder:
        path = str(Path(folder, "blocks.parquet"))
        if sizes:
            store.query("checks/copy_blocks", path=path)
        judge = partial(judged_rows, path, run=run, policy=policy)
        for found in workers.map(judge, _ranges(sizes), many=sum(size for _, size in sizes) > rules.MANY):
            write(store, found)
            next(alone, None)  # while others judge
    for _ in alone:
        pass


def _singles(store: Store, *, policy: str) -> Iterator[None]:
    """Store the facts of claims that stand alone, some at each step."""
    store.query("checks/lone")
    fixed = {"urgency": len(URGENT) - 1, "loudness": MUTE, "status": Status.SINGLE_SOURCE.value}
    columns = ("claim_id", "fact_id", "witness", "low", "best", "high")
    for first in range(1, store.query("checks/count_lone")[0][0] + 1, _CLAIMS):
        rows = {"first": first, "last": first + _CLAIMS - 1}
        found = [_single(row, policy) for row in store.query("checks/singles", **rows)]
        rules.keep(store, "checks/ruled_singles", columns, found)
        store.query("checks/add_single_facts", **fixed, **rows)
        store.query("checks/add_single_claims")
        yield


def _single(row: Row, policy: str) -> Row:
    """Return claim, fact, witness and numbers of a claim that stands alone."""
    claim_id, ask, low, high, bound, modality, attribution, kind, outlet = row
    measured = ask.split(rules.SEPARATOR, 1)[0] in tolerances()["of_anything"]
    key = (ask, claim_id, claim_id) if measured else (ask, claim_id)
    name = named(attribution, AttributionKind(kind), outlet)
    return claim_id, "f" + short_id(*key), name, *_numbers(low, high, bound, modality, policy)


@cache
def _numbers(low: float | None, high: float | None, bound: str, modality: str, policy: str) -> Row:
    """Return low, best and high of a fact of one claim."""
    if modality == Modality.DENIED:
        return None, None, None
    quantity = replace(_BLANK.quantity, low=low, high=high, bound=Bound(bound))
    return estimate([("", replace(_BLANK, quantity=quantity, modality=Modality(modality)))], policy=policy)


def _ranges(sizes: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of runs of blocks that together hold about as many claims as are read at once."""
    first, held = None, 0
    for block, size in sizes:
        first = block if first is None else first
        held += size
        if held >= _CLAIMS:
            yield first, block
            first, held = None, 0
    if first is not None:
        yield first, sizes[-1][0]


def write(store: Store, found: Columns) -> None:
    """Store the rows of facts, their claims, comparisons and alerts."""
    for table, columns in found.items():
        store.query(f"checks/add_{table}", **columns)
