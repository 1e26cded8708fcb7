"""The command that fact-checks a sentence, or a batch of them."""

from typing import TYPE_CHECKING, Any

import click

from facts.inputs import Input, warn
from facts.options import in_format, of_store, says_of_texts

if TYPE_CHECKING:
    from checks.model import Verdict


@click.command()
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
