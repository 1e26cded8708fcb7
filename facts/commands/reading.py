"""Commands that read texts: extract, tolls, add, check. Heavy modules are imported inside of them."""

from typing import TYPE_CHECKING, Any

import click

from facts.inputs import Input, warn
from facts.options import in_format, of_store, takes_documents

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facts.model import Extraction
    from facts.store import Store

CONTRADICTIONS_FOUND = 3  # exit code


@click.command()
@takes_documents(required=True)
@click.option("--all", "everything", is_flag=True, help="Also the numbers that are no claim, with the reason.")
@in_format
def extract(*, paths: tuple[str, ...], everything: bool, form: str, **given: Any) -> int:
    """List the numeric claims of texts. Needs no store."""
    from facts.output import listing

    reading = Input(paths, **given)
    listing.write_claims(reading.extractions(), form, everything=everything)
    return reading.exit_code()


@click.command()
@takes_documents(required=False)
@of_store
@click.option("--convention", default="floor", show_default=True, metavar="NAME", help="See facts codebook.")
@in_format
def tolls(*, paths: tuple[str, ...], db: str, convention: str, form: str, **given: Any) -> int:
    """Code the events of texts, or else of the store: low, best and high of each."""
    from facts.output import listing

    reading = Input(paths, **given)
    if paths:
        listing.write_tolls(reading.extractions(), form, convention=convention)
    else:
        from facts.store import Store

        with Store(db, read_only=True) as store:
            listing.write_tolls(store.extractions(), form, convention=convention)
    return reading.exit_code()


@click.command()
@takes_documents(required=True)
@of_store
@in_format
def add(*, paths: tuple[str, ...], db: str, form: str, **given: Any) -> int:
    """Store texts with their claims. Adding the same again changes nothing."""
    from facts.output import listing
    from facts.store import Store

    reading = Input(paths, **given)
    with Store(db) as store:
        listing.write_added(_stored(store, reading), form)
    return reading.exit_code()


@click.command()
@takes_documents(required=False)
@of_store
@click.option(
    "--policy",
    type=click.Choice(["ladder", "latest", "majority", "lowest"]),
    default="ladder",
    show_default=True,
    help="Which claim of a fact is the best.",
)
@click.option("--all", "everything", is_flag=True, help="Also the pairs that are not comparable, with the reason.")
@click.option("--strict", is_flag=True, help="Exit with 3 if there is a contradiction.")
@in_format
def check(
    *,
    paths: tuple[str, ...],
    db: str,
    policy: str,
    everything: bool,
    strict: bool,
    form: str,
    **given: Any,
) -> int:
    """Add texts, then compare all claims of the store that answer the same question."""
    from checks.marks import marks, told
    from checks.run import run
    from facts.output import report
    from facts.store import Store

    reading = Input(paths, **given)
    with Store(db, make=bool(paths)) as store:
        for _ in _stored(store, reading):
            pass
        if reading.failed():
            return reading.exit_code()
        done = run(store, policy=policy, all_pairs=everything)
        for each in marks(store):
            if each.lost:
                warn(f"mark {each.mark}: {told(each)}")
        report.write_check(store, done, form, everything=everything)
    return CONTRADICTIONS_FOUND if strict and done.contradictions else reading.exit_code()


def _stored(store: "Store", reading: Input) -> "Iterator[tuple[Extraction, bool]]":
    """Yield what is read as it is stored, and whether it was new; then say which files took the names of others."""
    since = store.added()
    yield from store.add_many(reading.extractions())
    from facts.documents import namesake

    for _, file, former in store.namesakes(since):
        warn(namesake(file, former))
