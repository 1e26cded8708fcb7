"""Commands that show what a store has, or what its words mean: alerts, show, sql, codebook."""

import click

from facts.inputs import warn
from facts.options import in_format, of_store


@click.command()
@of_store
@in_format
def alerts(db: str, form: str) -> int:
    """List what the last check found that an editor must hear about."""
    from facts.output import show
    from facts.store import Store

    with Store(db, read_only=True) as store:
        left_out = show.write_alerts(store, form)
    if left_out:
        told = "1 alert is" if left_out == 1 else f"{left_out:,} alerts are"
        warn(f"{told} left out: newer versions of their texts were added; run `facts check`")
    return 0


@click.command("show")
@click.argument("some_id", metavar="ID")
@of_store
def show_id(some_id: str, db: str) -> int:
    """Show a claim, fact, alert, event or document with the sentence and the number marked.

    ID may be the beginning of one, if only one begins so.
    """
    from facts.output import show
    from facts.store import Store

    with Store(db, read_only=True) as store:
        show.write_shown(store, some_id)
    return 0


@click.command()
@click.argument("select")
@of_store
@in_format
def sql(select: str, db: str, form: str) -> int:
    """Run one SELECT over the store; it can read the store and nothing else.

    Views: documents, claims, quantities, events, sources, facts, fact_claims, comparisons, contradictions,
    alerts, toll_timeline.
    """
    from facts import sandbox
    from facts.output import listing

    columns, rows = sandbox.select(db, select)
    listing.write_rows(columns, rows, form)
    return 0


@click.command()
@in_format
def codebook(form: str) -> int:
    """Print what every field, measure, bound, relation and rule means."""
    from facts.codebook import entries
    from facts.output import listing

    listing.write_codebook(entries(), form)
    return 0
