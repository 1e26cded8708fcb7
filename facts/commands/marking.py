"""The command with which an editor decides about a claim or fact."""

from math import isfinite

import click

from facts.options import of_store


def _finite(_: click.Context, __: click.Parameter, value: float | None) -> float | None:
    if value is not None and not isfinite(value):
        raise click.BadParameter("a number is needed")
    return value


def _worded(_: click.Context, __: click.Parameter, value: str) -> str:
    if not value.strip():
        raise click.BadParameter("words are needed")
    return value


@click.command()
@click.argument("some_id", metavar="CLAIM|FACT")
@click.option("--reject", is_flag=True, help="It takes no part in any fact.")
@click.option("--value", type=float, callback=_finite, metavar="N", help="N is the best value of the fact.")
@click.option("--split", is_flag=True, help="The claim leaves its fact and stands alone.")
@click.option("--merge", metavar="OTHER", help="The happenings of both are one.")
@click.option("--undo", is_flag=True, help="The last decision about it is taken back.")
@click.option("--by", required=True, callback=_worded, metavar="WHO", help="Who decides.")
@click.option("--why", required=True, callback=_worded, metavar="TEXT", help="For what reason.")
@of_store
def mark(
    some_id: str,
    reject: bool,
    value: float | None,
    split: bool,
    merge: str | None,
    undo: bool,
    by: str,
    why: str,
    db: str,
) -> int:
    """Decide about a claim or fact: kept as long as the store, and heeded by every check from the next one on."""
    from checks.marks import Action, add
    from facts.output import show
    from facts.store import Store

    chosen = {
        Action.REJECT: reject,
        Action.VALUE: value is not None,
        Action.SPLIT: split,
        Action.MERGE: bool(merge),
        Action.UNDO: undo,
    }
    if sum(chosen.values()) != 1:
        raise click.UsageError("give one of --reject, --value N, --split, --merge OTHER, --undo")
    action = next(each for each, given in chosen.items() if given)
    with Store(db, make=False) as store:
        targets = show.claims_of(store, some_id, alone=action is Action.SPLIT)
        others = show.claims_of(store, merge) if merge else ()
        number = add(store, action, targets, by=by, why=why, value=value, others=others)
    click.echo(f"mark {number}: heeded from the next `facts check` on", err=True)
    return 0
