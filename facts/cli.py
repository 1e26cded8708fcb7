"""The `facts` command. Results go to standard output, all else to standard error.

Exit codes: 0 done, 1 an error in one line (of some of the texts: the others are read and their results printed), 2
wrong usage, 3 contradictions under --strict. Heavy modules are imported inside the commands, so that `facts --help`
answers at once.
"""

import os
import sys
from math import isfinite
from typing import TYPE_CHECKING, Any

import click

from facts.errors import FactsError
from facts.inputs import Input, warn
from facts.options import in_format, of_store, says_of_texts, takes_documents

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.model import Verdict
    from facts.model import Extraction
    from facts.store import Store

CONTRADICTIONS_FOUND = 3


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="facts-and-checks", prog_name="facts")
def cli() -> None:
    """Read numeric claims out of news, store them, and find where sources contradict each other.

    PATH is a .txt, .md, .html or .jsonl file, a folder of such files, or - for standard input.
    """


@cli.command()
@takes_documents(required=True)
@click.option("--all", "everything", is_flag=True, help="Also the numbers that are no claim, with the reason.")
@in_format
def extract(*, paths: tuple[str, ...], everything: bool, form: str, **given: Any) -> int:
    """List the numeric claims of texts. Needs no store."""
    from facts.output import listing

    reading = Input(paths, **given)
    listing.write_claims(reading.extractions(), form, everything=everything)
    return reading.exit_code()


@cli.command()
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


@cli.command()
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


def _stored(store: "Store", reading: Input) -> "Iterator[tuple[Extraction, bool]]":
    """Yield what is read as it is stored, and whether it was new; then say which files took the names of others."""
    since = store.added()
    yield from store.add_many(reading.extractions())
    from facts.documents import namesake

    for _, file, former in store.namesakes(since):
        warn(namesake(file, former))


@cli.command()
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


@cli.command()
@click.argument("claim", required=False)
@click.option("--against", multiple=True, metavar="PATH", help="Texts to hold the claim against, instead of the store.")
@click.option("--batch", metavar="F.jsonl", help="Lines {id, claim, evidence}, evidence a text or a list of texts.")
@click.option("--as-of", metavar="DATE", help="Later evidence is hindsight, and does not refute.")
@says_of_texts
@of_store
@in_format
def verify(
    *,
    claim: str | None,
    against: tuple[str, ...],
    batch: str | None,
    as_of: str | None,
    db: str,
    form: str,
    **given: Any,
) -> int:
    """Fact-check CLAIM, a sentence with a number, against texts or the store."""
    from facts.output import verdicts

    if (claim is None) == (batch is None):
        raise click.UsageError("give either a CLAIM or --batch F.jsonl")
    if batch is not None and (against or as_of):
        raise click.UsageError("--batch has `evidence` and `as_of` in its lines: give no --against and no --as-of")
    if not against and any(given.values()):
        raise click.UsageError("--title, --published and --source are said of the texts of --against")
    if batch is not None:
        return _verify_batch(batch, form)
    from checks.verify import verify as judge
    from facts.documents.batch import claim_document, parse_day

    day = parse_day(as_of, "--as-of", _refuse)
    document = claim_document(str(claim), as_of=day)
    if against:
        reading = Input(against, **given)
        evidence = list(reading.extractions())
        if not reading.failed():
            verdicts.write_verdict(judge(document, evidence, as_of=day), str(claim), form)
        return reading.exit_code()
    from facts.store import Store

    with Store(db, read_only=True) as store:
        verdicts.write_verdict(judge(document, store, as_of=day), str(claim), form)
    return 0


def _refuse(message: str) -> None:
    raise click.UsageError(message.removesuffix(": left blank"))


def _verify_batch(path: str, form: str) -> int:
    from checks.verify import verify as judge
    from facts.documents.batch import Query, read_queries
    from facts.extract import extract
    from facts.output import verdicts

    reading = Input((path,))

    def judged(query: Query) -> "Verdict":
        return judge(query.claim, [extract(each) for each in query.evidence], as_of=query.as_of)

    queries = read_queries(path, on_error=reading.fail, on_warning=warn)
    verdicts.write_verdicts(reading.each(queries, judged), form)
    return reading.exit_code()


@cli.command()
@of_store
@in_format
def alerts(db: str, form: str) -> int:
    """List what the last check found that an editor must hear about."""
    from facts.output import show
    from facts.store import Store

    with Store(db, read_only=True) as store:
        show.write_alerts(store, form)
    return 0


@cli.command("show")
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


def _finite(_: click.Context, __: click.Parameter, value: float | None) -> float | None:
    if value is not None and not isfinite(value):
        raise click.BadParameter("a number is needed")
    return value


def _worded(_: click.Context, __: click.Parameter, value: str) -> str:
    if not value.strip():
        raise click.BadParameter("words are needed")
    return value


@cli.command()
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


@cli.command()
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


@cli.command()
@in_format
def codebook(form: str) -> int:
    """Print what every field, measure, bound, relation and rule means."""
    from facts.codebook import entries
    from facts.output import listing

    listing.write_codebook(entries(), form)
    return 0


def _left() -> int:
    """Return the exit code where the reader has gone, as with `| head`: nobody is left to tell."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def main(arguments: list[str] | None = None) -> None:
    """Run the command and exit; every error that is ours is one line on standard error."""
    for stream in (sys.stdout, sys.stderr):
        # News is Unicode and lines end with \n, whatever the locale says.
        stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")  # type: ignore[union-attr]
    try:
        code = cli.main(arguments, prog_name="facts", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Abort:
        code = 130
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except FactsError as error:
        click.echo(f"facts: {error}", err=True)
        code = 1
    except BrokenPipeError:
        code = _left()
    except SystemExit as ended:
        if not isinstance(ended.__context__, BrokenPipeError):
            raise
        code = _left()  # click has seen it first
    except OSError as error:
        click.echo(f"facts: {error.filename or 'output'}: {(error.strerror or str(error)).lower()}", err=True)
        code = 1
    sys.exit(code)
